import { asc, eq } from 'drizzle-orm';
import { body } from '#db/schema/body.ts';
import { conference, conferenceParticipant } from '#db/schema/conference.ts';
import { outcome } from '#db/schema/outcome.ts';
import { process } from '#db/schema/process.ts';
import type { Reader } from '#lib/act/read.ts';
import { exportOutcomes } from '#lib/process/export/outcomes.ts';
import { claimsOn, dateText, type LeftOut, noteText, present } from '#lib/process/export/shape.ts';
import type { ClaimRow } from '#lib/source/commands.ts';

type Row = typeof conference.$inferSelect;
const named = (participant: string): string => participant.replace(/^org:/, '');

/** The meetings that were held, with who took part and what they adopted; exercises are none. */
export async function exportMeetings(
  db: Reader,
  claims: readonly ClaimRow[],
  cities: Map<string, string>,
  leftOut: LeftOut,
) {
  const bodies = new Map((await db.select().from(body)).map(({ key, name }) => [key, name.en ?? key]));
  const held = await db
    .select()
    .from(conference)
    .where(eq(conference.exercise, false))
    .orderBy(asc(conference.from), asc(conference.slug));
  const participants = await db.select().from(conferenceParticipant).orderBy(asc(conferenceParticipant.participant));
  const outcomes = await db.select().from(outcome).orderBy(asc(outcome.slug));
  const [{ workingLanguages } = { workingLanguages: ['en'] }] = await db.select().from(process);
  const own = workingLanguages.includes('en') ? 'en' : (workingLanguages[0] ?? 'en');
  for (const { title, conferenceId } of outcomes)
    if (conferenceId === null) leftOut(`the outcome “${title.en ?? title.ru}”: of no meeting`);
  return inOrderOfAddresses(held).flatMap((row) => {
    const title = row.title.en ?? row.title.ru ?? '';
    if (row.stage !== 'closed') leftOut(`that “${title}” of ${row.from} is ${row.stage}`);
    if (row.source === null) {
      leftOut(`the meeting “${title}” of ${row.from}: it has no source`);
      return [];
    }
    if (row.city?.en && row.city.ru) cities.set(row.city.en, row.city.ru);
    const ownClaims = claimsOn(claims, 'conference', row.id);
    const [ordinalClaim] = ownClaims.filter(({ field }) => field === 'ordinal');
    const [counted] = ownClaims.flatMap(({ field, value, source }) => {
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
      title,
      titleRu: row.title.ru,
      from: dateText(row.from, row.fromPrecision),
      to: dateText(row.to, row.toPrecision),
      city: row.city?.en,
      host: row.host,
      mode: row.mode,
      organiser: row.organiser,
      financedBy: row.financedBy,
      support: row.support.length > 0 ? row.support : null,
      theme: row.theme,
      participants: took.length > 0 ? took : null,
      adoptedBy: adopted.length > 0 ? adopted : null,
      dateClaims: dateClaims(ownClaims),
      countedAs: counted,
      source: row.source,
      note: noteText(row, own),
      ownTranslation: row.ownTranslation.length > 0 ? row.ownTranslation : null,
    };
    return [
      present({
        ...meeting,
        ...exportOutcomes(
          outcomes.filter(({ conferenceId }) => conferenceId === row.id),
          row,
          { all: outcomes, own, leftOut },
        ),
      }),
    ];
  });
}

/** Of meetings with one title in one year the file names first the one whose address has no number, so that addresses stay. */
function inOrderOfAddresses(held: readonly Row[]): Row[] {
  const group = ({ title, from }: Row) => `${title.en ?? title.ru} ${from.slice(0, 4)}`;
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
