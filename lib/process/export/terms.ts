import { asc } from 'drizzle-orm';
import { chairTerm } from '#db/schema/chairmanship.ts';
import type { Reader } from '#lib/act/read.ts';
import { termOf } from '#lib/chairmanship/term/queries.ts';
import {
  boundInFile,
  claimsOn,
  filled,
  type LeftOut,
  nameInFile,
  present,
  sourcesOfFacts,
} from '#lib/process/export/shape.ts';
import type { FileBound } from '#lib/process/input.ts';
import { termAsSaid } from '#lib/process/load/term-as-said.ts';
import type { ClaimRow } from '#lib/source/commands.ts';
import { type Bound, boundText, type Period, UNKNOWN } from '#lib/time/period.ts';

const text = (bound: Bound | null): string => (bound ? boundText(bound) : '');
const inFile = (bound: Bound | null): FileBound | undefined => (bound ? boundInFile(boundText(bound)) : undefined);

/**
 * The terms of office, in the order recorded: what sources say of each, and what the register gives beside that where the office has put it
 * right or recorded it itself.
 */
export async function exportTerms(db: Reader, claims: readonly ClaimRow[], leftOut: LeftOut) {
  const sourcesOf = await sourcesOfFacts(db, 'term');
  const terms = await db.select().from(chairTerm).orderBy(asc(chairTerm.createdAt));
  return terms.map((row, i) => {
    const { office, participant, source, instrument, note } = row;
    const term = termOf(row);
    if (row.handOverConference) leftOut(`at which meeting ${participant} took over as ${office}`);
    const said = claimsOn(claims, 'term', row.id).filter(({ field }) => field === 'from' || field === 'to');
    const first = said.find((claim) => claim.source === source);
    const told = (first ? [first, ...said.filter((claim) => claim !== first)] : said).map((claim) => ({
      ...present({ kind: claim.kind, note: claim.note, accepted: claim.accepted || null }),
      [claim.field]: boundInFile(claim.value),
      source: claim.source,
    }));
    const own = { ...ownBounds('nominal', term.nominal, told), ...ownBounds('actual', term.actual, told) };
    // Of a joint office each holder has a seat.
    const isLast = !terms.slice(i + 1).some((other) => other.office === office && other.seat === row.seat);
    const end = 'actual' in own ? text(term.actual.to) : termAsSaid({ claims: told }).text('actual', 'to');
    const stage = isLast && !end ? 'incumbent' : 'completed';
    return {
      ...present({
        office,
        participant: nameInFile(participant),
        claims: filled(told),
        ...own,
        stage: stage === term.stage ? null : term.stage,
        sources: sourcesOf(row.id),
        instrument,
        note,
      }),
      ...(source !== (told[0]?.source ?? null) && { source }),
    };
  });
}

type Told = Parameters<typeof termAsSaid>[0]['claims'];

/** The register's own bounds of one kind, where the claims alone would give others, or would accept another of them. */
function ownBounds(kind: 'nominal' | 'actual', { from, to }: Period, told: Told) {
  const read = termAsSaid({ claims: told });
  const isAsSaid =
    read.text(kind, 'from') === text(from) &&
    (read.text(kind, 'to') === text(to) || (to === UNKNOWN && read.text(kind, 'to') === '')) &&
    read.bounds.every((one) => (one.kind ?? 'actual') !== kind || read.isAccepted(one) === one.marked);
  return isAsSaid ? {} : { [kind]: present({ from: inFile(from), to: inFile(to) }) };
}
