import { citedEnds } from '#lib/chairmanship/rules.ts';
import type { PeriodRow, TermRow } from '#lib/participant/queries.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedFor } from '#lib/source/rules.ts';

/** The sources of a status: of itself and of both its ends. */
export const citedOfPeriod = (row: PeriodRow): SourceView[] =>
  citedFor(
    row,
    'status',
    ...(row.from ? ['from'] : []),
    ...(row.to ? ['to'] : []),
    ...(row.founding ? ['founding'] : []),
  );

/** The sources of the dates of a term; of one without any, those of the whole. */
export function citedOfTerm(row: TermRow): SourceView[] {
  const [actual, nominal] = [citedEnds(row, 'actual'), citedEnds(row, 'nominal')];
  const all = [...actual.from, ...actual.to, ...nominal.from, ...nominal.to];
  return all.length > 0 ? [...new Map(all.map((one) => [one.key, one])).values()] : citedFor(row, 'note');
}
