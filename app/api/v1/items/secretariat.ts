import { z } from 'zod';
import { dated, maybeDate, page, participantKey, sourced, sourceShape } from '#app/api/v1/items/said.ts';
import { arrangementKinds, arrangementStages } from '#db/vocabulary.ts';
import type { Locale } from '#lib/language/language.ts';
import type { SecretariatView } from '#lib/secretariat/queries.ts';

const party = z.object({ key: participantKey, name: z.string() });

const stageShape = z.object({ stage: z.enum(arrangementStages), on: maybeDate, instrument: z.string().nullable() });

export const arrangementShape = z.object({
  kind: z.enum(arrangementKinds),
  hosts: z.array(party),
  runBy: z.array(party),
  seat: z.string().nullable(),
  from: maybeDate,
  to: maybeDate,
  funding: z.string().nullable(),
  stage: z.enum(arrangementStages),
  stages: z.array(stageShape),
  note: z.string().nullable(),
  source: sourceShape.nullable(),
});

export const secretariatShape = z.object({ arrangements: z.array(arrangementShape), page });

export const secretariatJson = (locale: Locale, view: SecretariatView): z.output<typeof secretariatShape> => ({
  arrangements: view.arrangements.map((one) => ({
    kind: one.kind,
    hosts: one.hosts,
    runBy: one.runners,
    seat: one.seat,
    from: dated(one.from),
    to: dated(one.to),
    funding: one.funding,
    stage: one.stage,
    stages: one.steps.map(({ stage, on, instrument }) => ({ stage, on: dated(on), instrument })),
    note: one.note,
    source: sourced(one.source),
  })),
  page: `/${locale}/secretariat`,
});
