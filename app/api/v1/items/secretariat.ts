import { z } from 'zod';
import {
  allSourced,
  dated,
  maybeDate,
  page,
  participantKey,
  sourced,
  sourceShape,
  sourcesByField,
  sourcesShape,
} from '#app/api/v1/items/said.ts';
import { arrangementKinds, arrangementStages } from '#db/vocabulary.ts';
import type { Locale } from '#lib/language/language.ts';
import type { SecretariatView } from '#lib/secretariat/queries.ts';
import { supportedBy } from '#lib/secretariat/rules.ts';
import { citedFor } from '#lib/source/rules.ts';

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
  sources: sourcesShape,
});

const supportShape = z.object({
  acronym: z.string(),
  name: z.string(),
  since: maybeDate,
  sources: z.array(sourceShape),
});

export const secretariatShape = z.object({
  arrangements: z.array(arrangementShape),
  supportUnit: z.array(supportShape),
  supportUnitTasks: z.string().nullable(),
  supportUnitTasksSources: z.array(sourceShape),
  page,
});

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
    sources: sourcesByField(locale, one, {
      kind: one.kind,
      host: one.hosts,
      runBy: one.runners,
      seat: one.seat,
      from: one.from,
      to: one.to,
      funding: one.funding,
      stage: one.stage,
      note: one.note,
    }),
  })),
  supportUnit: view.supportUnit.map((unit) => ({
    acronym: unit.acronym,
    name: unit.name,
    since: dated(unit.since),
    sources: allSourced(locale, supportedBy(view.process, unit)),
  })),
  supportUnitTasks: view.tasks,
  supportUnitTasksSources: view.tasks ? allSourced(locale, citedFor(view.process, 'supportUnitTasks')) : [],
  page: `/${locale}/secretariat`,
});
