import { z } from 'zod';
import { dated, maybeDate, participantKey, sourced, sourceShape } from '#app/api/v1/items/said.ts';
import { termStages } from '#db/vocabulary.ts';
import type { ChairmanshipView, TermView } from '#lib/chairmanship/queries.ts';

const spanShape = z.object({ from: maybeDate, to: maybeDate, sources: z.array(sourceShape) });

const termShape = z.object({
  participant: participantKey,
  name: z.string(),
  stage: z.enum(termStages),
  nominal: spanShape,
  actual: spanShape,
  instrument: z.string().nullable(),
  handOver: z.string().nullable().meta({ description: 'The slug of the conference at which it was handed over.' }),
  /** Of its actual dates, or where none is known of its nominal ones. */
  source: sourceShape.nullable(),
});

export const chairmanshipShape = z.object({
  today: z.iso.date(),
  offices: z.array(
    z.object({
      key: z.string(),
      name: z.string(),
      body: z.string().nullable(),
      joint: z.boolean(),
      previous: z.array(participantKey),
      incumbents: z.array(participantKey),
      next: z.array(participantKey),
      terms: z.array(termShape),
      vacant: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })),
    }),
  ),
});

const keysOf = (terms: readonly TermView[]) => terms.map(({ participant }) => participant);

const termJson = (term: TermView): z.output<typeof termShape> => {
  const { participant, holder, stage, nominal, actual, instrument, handOver, source, cited } = term;
  return {
    participant,
    name: holder,
    stage,
    nominal: {
      from: dated(nominal.from),
      to: dated(nominal.to),
      sources: cited.nominal.flatMap((one) => sourced(one) ?? []),
    },
    actual: {
      from: dated(actual.from),
      to: dated(actual.to),
      sources: cited.actual.flatMap((one) => sourced(one) ?? []),
    },
    instrument,
    handOver: handOver?.slug ?? null,
    source: sourced(cited.actual[0] ?? cited.nominal[0] ?? source),
  };
};

export const chairmanshipJson = (view: ChairmanshipView): z.output<typeof chairmanshipShape> => ({
  today: view.today,
  offices: view.offices.map(({ key, name, body, joint, previous, incumbents, next, terms, gaps }) => ({
    key,
    name,
    body: body?.key ?? null,
    joint,
    previous: keysOf(previous),
    incumbents: keysOf(incumbents),
    next: keysOf(next),
    terms: terms.map(termJson),
    vacant: gaps,
  })),
});

/** A row of chairmanship.csv: a term, with the office that it is of. */
export const termColumns = z.object({
  office: z.string(),
  officeName: z.string(),
  body: z.string().nullable(),
  ...termShape.shape,
});

export const termTable = (view: ChairmanshipView): z.output<typeof termColumns>[] =>
  chairmanshipJson(view).offices.flatMap(({ key, name, body, terms }) =>
    terms.map((term) => ({ office: key, officeName: name, body, ...term })),
  );
