import { asc, eq } from 'drizzle-orm';
import { body } from '#db/schema/body.ts';
import type { Words } from '#db/schema/columns.ts';
import { conference, conferenceParticipant, type FormerDays } from '#db/schema/conference.ts';
import { outcome } from '#db/schema/outcome.ts';
import { participant } from '#db/schema/state.ts';
import { statement } from '#db/schema/statement.ts';
import type { Reader } from '#lib/act/read.ts';
import { stageByDate } from '#lib/conference/rules.ts';
import { stemOf, titleForAddress } from '#lib/language/slug.ts';
import { anyWords } from '#lib/language/words.ts';
import { exportOutcomes } from '#lib/process/export/outcomes.ts';
import {
  type Cities,
  cityText,
  claimsOn,
  dateText,
  filled,
  type LeftOut,
  nameInFile,
  present,
  sayAddress,
  sourcesOfFacts,
} from '#lib/process/export/shape.ts';
import type { ClaimRow } from '#lib/source/commands.ts';

type Row = typeof conference.$inferSelect;

/** Addresses in the order in which they were given: the tenth of a title stands after the second. */
const byNumber = (a: string, b: string): number => a.localeCompare(b, 'en', { numeric: true });

/** The meetings that were held, with who took part and what they adopted; exercises are none. */
export async function exportMeetings(
  db: Reader,
  claims: readonly ClaimRow[],
  cities: Cities,
  own: string,
  leftOut: LeftOut,
) {
  const bodies = new Map((await db.select().from(body)).map(({ key, name }) => [key, anyWords(name)]));
  const held = await db
    .select()
    .from(conference)
    .where(eq(conference.exercise, false))
    .orderBy(asc(conference.from), asc(conference.slug));
  const participants = await db.select().from(conferenceParticipant).orderBy(asc(conferenceParticipant.participant));
  const statements = await db.select().from(statement).orderBy(asc(statement.rank));
  const known = new Set((await db.select().from(participant)).map(({ key }) => nameInFile(key)));
  const sourcesOf = await sourcesOfFacts(db, 'conference');
  const sourcesOfOutcome = await sourcesOfFacts(db, 'outcome');
  const today = new Date().toISOString().slice(0, 10);
  const outcomes = (await db.select().from(outcome)).toSorted((a, b) => byNumber(a.slug, b.slug));
  for (const { title, conferenceId } of outcomes)
    if (conferenceId === null) leftOut(`the outcome “${anyWords(title)}”: of no meeting`);
  return inOrderOfAddresses(held).flatMap((row) => {
    const title = anyWords(row.title);
    sayAddress('conferences', row, row.from.slice(0, 4), leftOut);
    if (row.zone) leftOut(`the time zone of “${title}” of ${row.from}`);
    if (row.stage === 'open') leftOut(`that “${title}” of ${row.from} is open`);
    if (row.source === null) {
      leftOut(`the meeting “${title}” of ${row.from}: it has no source`);
      return [];
    }
    const ownClaims = claimsOn(claims, 'conference', row.id);
    const ordinalClaim = ownClaims.find(
      ({ field, value, accepted }) => field === 'ordinal' && accepted && value === `${row.ordinal}`,
    );
    const [counted] = ownClaims.flatMap(({ field, value, source }) => {
      const [, name, number] = (field === 'counted-as' && /^(.*) (\d+)$/.exec(value)) || [];
      return name ? [{ body: name, ordinal: Number(number), source }] : [];
    });
    const of = participants.filter(({ conferenceId }) => conferenceId === row.id);
    const has = (part: 'hosts' | 'chairs' | 'observes' | 'tookPart' | 'adopted') =>
      filled(of.filter((one) => one[part]).map((one) => nameInFile(one.participant)));
    const meeting = {
      body: bodies.get(row.body),
      ordinal: row.ordinal,
      ordinalSource: ordinalClaim?.source,
      ...titleOf(row.title),
      status: statusOf(row, today),
      from: dateText(row.from, row.fromPrecision),
      to: dateText(row.to, row.toPrecision),
      postponedFrom: formerDays(row),
      dateNote: row.dateNote,
      inferred: row.inferred,
      opensAt: row.opensAt,
      city: cityText(cities, row.city, own),
      place: row.country ? { country: row.country } : null,
      hosts: has('hosts'),
      chairs: has('chairs'),
      observers: has('observes'),
      confidentiality: row.confidentiality,
      venue: row.venue,
      mode: row.mode,
      organiser: row.organiser,
      financedBy: row.financedBy,
      ...supportOf(row.support, known),
      theme: row.theme,
      participants: has('tookPart'),
      adoptedBy: has('adopted'),
      statements: filled(
        statements.filter(({ conferenceId }) => conferenceId === row.id).map((one) => statementInFile(one, row.source)),
      ),
      dateClaims: dateClaims(ownClaims, row, leftOut),
      countedAs: counted,
      source: row.source,
      sources: sourcesOf(row.id),
      note: row.note,
      ownTranslation: filled(row.ownTranslation),
    };
    return [
      present({
        ...meeting,
        ...exportOutcomes(
          outcomes.filter(({ conferenceId }) => conferenceId === row.id),
          row,
          { all: outcomes, own, sourcesOf: sourcesOfOutcome, leftOut },
        ),
      }),
    ];
  });
}

/** A statement delivered at a meeting; its source where that is not the meeting's. */
const statementInFile = (one: typeof statement.$inferSelect, source: string | null) => ({
  ...present({
    speaker: one.speaker,
    office: one.office,
    participant: one.participant && nameInFile(one.participant),
    onBehalfOf: one.onBehalfOf,
    gist: one.gist,
    ownTranslation: filled(one.ownTranslation),
  }),
  ...(one.source !== source && { source: one.source }),
});

/** A title as the form has it: in English and Russian by their own keys, in others by language. */
function titleOf(title: Words) {
  const isShort = Object.keys(title).every((language) => language === 'en' || language === 'ru') && title.en;
  return isShort ? { title: title.en, titleRu: title.ru } : { title };
}

/** The stage where the days alone would not say it. A meeting that is open stands as announced: see `leftOut`. */
function statusOf({ stage, from, fromPrecision, to, toPrecision }: Row, today: string) {
  const byDate = stageByDate(
    { date: from, precision: fromPrecision },
    to === null ? null : { date: to, precision: toPrecision ?? 'day' },
    today,
  );
  const status = stage === 'open' ? 'announced' : stage;
  return status === byDate ? null : status;
}

/** The days before it was postponed; none where they are the ones that still stand, for want of new ones. */
function formerDays({ dateOpen, formerDays: former, ...row }: Row) {
  const isKept = (one: FormerDays) => dateOpen && one.from === row.from && one.to === row.to && one.reason === null;
  const days = former.filter((one, at) => !(at === former.length - 1 && isKept(one)));
  if (days.length === 0) return null;
  return days.map((one) =>
    present({ from: dateText(one.from, one.fromPrecision), to: dateText(one.to, one.toPrecision), reason: one.reason }),
  );
}

/** Who supports it: participants by name, or words where they are others. */
function supportOf(support: Words | null, known: ReadonlySet<string>) {
  const names = support?.en?.split('\n') ?? [];
  const isNamed = names.length > 0 && Object.keys(support ?? {}).length === 1 && names.every((name) => known.has(name));
  return isNamed ? { support: names } : { supportedBy: support };
}

/** Of meetings whose address would be the same the file names first the one whose address has no number, so that addresses stay. */
function inOrderOfAddresses(held: readonly Row[]): Row[] {
  const group = ({ title, from }: Row) => stemOf(titleForAddress(title) ?? '', from.slice(0, 4));
  const waiting = new Map<string, Row[]>();
  for (const row of held.toSorted((a, b) => byNumber(a.slug, b.slug)))
    waiting.set(group(row), [...(waiting.get(group(row)) ?? []), row]);
  return held.map((row) => waiting.get(group(row))?.shift() ?? row);
}

/** What sources say of its days. The one that says what the meeting's own source does is accepted when it is loaded, no other. */
function dateClaims(claims: readonly ClaimRow[], row: Row, leftOut: LeftOut) {
  const said = claims.filter(({ field }) => field === 'from' || field === 'to');
  const held: Record<string, string | undefined> = {
    from: dateText(row.from, row.fromPrecision),
    to: dateText(row.to, row.toPrecision),
  };
  const isHeld = (one: ClaimRow) => one.source === row.source && one.value === held[one.field];
  for (const one of said) {
    const isFirst = said.find((other) => other.field === one.field && isHeld(other)) === one;
    if (one.accepted !== isFirst)
      leftOut(
        `that “${one.value}” of ${one.source}, as “${one.field}” of “${anyWords(row.title)}”, is ${one.accepted ? '' : 'not '}accepted`,
      );
  }
  if (said.length === 0) return null;
  return said.map(({ field, value, source, note }) => present({ [field]: value, source, note }));
}
