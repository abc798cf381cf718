import { sql } from 'drizzle-orm';
import { z } from 'zod';
import { type Reader, rows } from '#lib/act/read.ts';
import type { LeftOut } from '#lib/process/export/shape.ts';
import type { ClaimRow } from '#lib/source/commands.ts';

const counted = z.object({ what: z.string(), n: z.int() });

/** What is claimed of the nouns, as far as a process file has a place for it. */
const places: Readonly<Record<string, readonly string[]>> = {
  process: ['launched', 'members'],
  membership: ['status'],
  term: ['from', 'to'],
  conference: ['from', 'to', 'ordinal', 'counted-as'],
};

/** Names what the register holds that a process file has no place for: what sources say of other matters, and what a backup keeps. */
export async function exportBeside(db: Reader, claims: readonly ClaimRow[], leftOut: LeftOut): Promise<void> {
  for (const { noun, field, value, source, subjectId, accepted } of claims) {
    const isOfNobody = noun === 'arrangement' && subjectId === null && field === 'secretariat';
    const isSecondNumber = noun === 'conference' && field === 'ordinal' && !accepted;
    if (isSecondNumber || !(isOfNobody || places[noun]?.includes(field)))
      leftOut(`what ${source} says of the ${field} of a ${noun}: ${value}`);
  }
  const reasons = claims.filter(({ reason }) => reason !== null).length;
  if (reasons > 0) leftOut(`for what reason ${reasons} of the claims were accepted`);
  const found = await rows(
    db,
    counted,
    sql`select 'notices of what was corrected, annulled or withdrawn' as what, count(*)::int as n from correction
      union all select 'documents', count(*)::int from document
      union all select 'items of agendas', count(*)::int from agenda_item
      union all select 'exercises', count(*)::int from conference where exercise`,
  );
  for (const { what, n } of found) if (n > 0) leftOut(`${n} ${what}`);
}
