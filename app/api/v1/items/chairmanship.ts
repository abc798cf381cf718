import { z } from 'zod';
import { allSourced, dated, maybeDate, participantKey, sourced, sourceShape } from '#app/api/v1/items/said.ts';
import { termStages } from '#db/vocabulary.ts';
import type { ChairmanshipView, TermView } from '#lib/chairmanship/queries.ts';
import { citedEnds } from '#lib/chairmanship/rules.ts';
import type { Locale } from '#lib/language/language.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedFor } from '#lib/source/rules.ts';

const spanShape = z.object({
  from: maybeDate,
  to: maybeDate,
  sources: z.array(sourceShape).meta({ description: 'Of both ends together; each has its own beside it.' }),
  fromSources: z.array(sourceShape),
  toSources: z.array(sourceShape),
});

const termShape = z.object({
  participant: participantKey,
  name: z.string(),
  stage: z.enum(termStages),
  nominal: spanShape,
  actual: spanShape,
  instrument: z.string().nullable(),
  handOver: z.string().nullable().meta({ description: 'The slug of the conference at which it was handed over.' }),
  handOverSources: z.array(sourceShape),
  /** The first of its actual dates, or where none is known of its nominal ones: each end has all of its own. */
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

const once = (all: readonly SourceView[]): SourceView[] => [...new Map(all.map((one) => [one.key, one])).values()];

const termJson = (locale: Locale, term: TermView): z.output<typeof termShape> => {
  const { participant, holder, stage, instrument, handOver, source } = term;
  const span = (kind: 'nominal' | 'actual') => {
    const { from, to } = citedEnds(term, kind);
    return {
      from: dated(term[kind].from),
      to: dated(term[kind].to),
      sources: allSourced(locale, once([...from, ...to])),
      fromSources: allSourced(locale, from),
      toSources: allSourced(locale, to),
    };
  };
  const [first] = [citedEnds(term, 'actual'), citedEnds(term, 'nominal')].flatMap(({ from, to }) => [...from, ...to]);
  return {
    participant,
    name: holder,
    stage,
    nominal: span('nominal'),
    actual: span('actual'),
    instrument,
    handOver: handOver?.slug ?? null,
    handOverSources: handOver ? allSourced(locale, citedFor(term, 'handOver')) : [],
    source: first ? (allSourced(locale, [first])[0] ?? null) : sourced(source),
  };
};

export const chairmanshipJson = (locale: Locale, view: ChairmanshipView): z.output<typeof chairmanshipShape> => ({
  today: view.today,
  offices: view.offices.map(({ key, name, body, joint, previous, incumbents, next, terms, gaps }) => ({
    key,
    name,
    body: body?.key ?? null,
    joint,
    previous: keysOf(previous),
    incumbents: keysOf(incumbents),
    next: keysOf(next),
    terms: terms.map((term) => termJson(locale, term)),
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

export const termTable = (locale: Locale, view: ChairmanshipView): z.output<typeof termColumns>[] =>
  chairmanshipJson(locale, view).offices.flatMap(({ key, name, body, terms }) =>
    terms.map((term) => ({ office: key, officeName: name, body, ...term })),
  );
