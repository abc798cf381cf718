import { asc, eq } from 'drizzle-orm';
import { body } from '#db/schema/body.ts';
import { conference, conferenceParticipant } from '#db/schema/conference.ts';
import { outcome } from '#db/schema/outcome.ts';
import type { Reader } from '#lib/act/read.ts';
import { anyWords } from '#lib/language/words.ts';
import { type Cities, claimsOn, dateText, type LeftOut, present, sayingIn } from '#lib/process/export/shape.ts';
import { outcomesOf } from '#lib/process/load/outcomes-of.ts';
import type { ClaimRow } from '#lib/source/commands.ts';

type Row = typeof conference.$inferSelect;
const named = (participant: string): string => participant.replace(/^org:/, '');

/** The meetings that were held, with who took part and what they adopted; exercises are none. */
export async function exportMeetings(
  db: Reader,
  claims: readonly ClaimRow[],
  cities: Cities,
  own: string,
  leftOut: LeftOut,
) {
  const said = sayingIn(own);
  const bodies = new Map((await db.select().from(body)).map(({ key, name }) => [key, name[own] ?? anyWords(name)]));
  const held = await db
    .select()
    .from(conference)
    .where(eq(conference.exercise, false))
    .orderBy(asc(conference.from), asc(conference.slug));
  const participants = await db.select().from(conferenceParticipant).orderBy(asc(conferenceParticipant.participant));
  const outcomes = await db.select().from(outcome).orderBy(asc(outcome.slug));
  for (const { title, conferenceId } of outcomes)
    if (conferenceId === null) leftOut(`the outcome “${anyWords(title)}”: of no meeting`);
  return inOrderOfAddresses(held).flatMap((row) => {
    const title = anyWords(row.title);
    if (row.stage !== 'closed') leftOut(`that “${title}” of ${row.from} is ${row.stage}`);
    if (row.source === null) {
      leftOut(`the meeting “${title}” of ${row.from}: it has no source`);
      return [];
    }
    const told = claimsOn(claims, 'conference', row.id);
    const [ordinalClaim] = told.filter(({ field }) => field === 'ordinal');
    const [counted] = told.flatMap(({ field, value, source }) => {
      const [, name, number] = (field === 'counted-as' && /^(.*) (\d+)$/.exec(value)) || [];
      return name ? [{ body: name, ordinal: Number(number), source }] : [];
    });
    const of = participants.filter(({ conferenceId }) => conferenceId === row.id);
    const took = of.filter(({ tookPart }) => tookPart).map(({ participant }) => named(participant));
    const adopted = of.filter((one) => one.adopted).map(({ participant }) => named(participant));
    const meeting = {
      body: bodies.get(row.body),
      ordinal: row.ordinal,
      ordinalSource: ordinalClaim?.source,
      title: said(row.title),
      from: dateText(row.from, row.fromPrecision),
      to: dateText(row.to, row.toPrecision),
      city: cities.text(row.city),
      host: row.host,
      mode: row.mode,
      organiser: row.organiser,
      financedBy: row.financedBy,
      support: row.support.length > 0 ? row.support : null,
      theme: row.theme,
      participants: took.length > 0 ? took : null,
      adoptedBy: adopted.length > 0 ? adopted : null,
      dateClaims: dateClaims(told),
      countedAs: counted,
      source: row.source,
      note: row.note,
    };
    return [
      present({
        ...meeting,
        outcome: outcomeText(
          outcomes.filter(({ conferenceId }) => conferenceId === row.id),
          row,
          own,
          leftOut,
        ),
      }),
    ];
  });
}

/** Of meetings with one title in one year the file names first the one whose address has no number, so that addresses stay. */
function inOrderOfAddresses(held: readonly Row[]): Row[] {
  const group = ({ title, from }: Row) => `${anyWords(title)} ${from.slice(0, 4)}`;
  const waiting = new Map<string, Row[]>();
  for (const row of held.toSorted((a, b) => a.slug.localeCompare(b.slug, 'en', { numeric: true })))
    waiting.set(group(row), [...(waiting.get(group(row)) ?? []), row]);
  return held.map((row) => waiting.get(group(row))?.shift() ?? row);
}

function dateClaims(claims: readonly ClaimRow[]) {
  const said = claims.filter(({ field }) => field === 'from' || field === 'to');
  if (said.length === 0) return null;
  return said.map(({ field, value, source, note }) => present({ [field]: value, source, note }));
}

/** What a meeting adopted, as one text; what that text would be read as otherwise is left out, and said. */
function outcomeText(
  adopted: readonly (typeof outcome.$inferSelect)[],
  meeting: Row,
  own: string,
  leftOut: LeftOut,
): string | null {
  const kept = adopted.flatMap((one) => {
    const text = `${one.title[own] ?? ''}${one.note ? ` (${one.note})` : ''}`;
    const [read, ...more] = outcomesOf(text, (title) => ({ [own]: title }));
    const isSame =
      read?.title[own] === one.title[own] &&
      read?.note === one.note &&
      read?.kind === one.kind &&
      more.length === 0 &&
      Object.keys(one.title).length === 1 &&
      one.source === meeting.source &&
      one.summary === null &&
      one.releasedId === null &&
      one.adoptedOn === (meeting.to ?? meeting.from);
    if (isSame) return [text];
    leftOut(`the outcome “${anyWords(one.title)}” of “${anyWords(meeting.title)}”`);
    return [];
  });
  return kept.length > 0 ? kept.join('; ') : null;
}
