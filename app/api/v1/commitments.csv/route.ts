import { answer, dated } from '#app/api/v1/answer.ts';
import { publicProgress } from '#lib/commitment/report/queries.ts';
import { csv } from '#lib/page/csv.ts';

export const dynamic = 'force-dynamic';

const heading = [
  ...['commitment', 'outcome', 'place', 'words', 'due', 'status', 'actor', 'actor_name'],
  ...['reported', 'reported_status', 'report', 'evidence'],
];

/** What the outcomes promise, a row for each actor with its last public report, as CSV: ?locale=TAG, one of the languages of the interface. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale }) => {
    const rows = (await publicProgress(locale)).map((row) => [
      ...[row.commitment, row.outcome, row.place, row.words, dated(row.due), row.status, row.actor, row.name],
      ...[row.on, row.said, row.report, row.evidenceUrl],
    ]);
    return {
      type: 'text/csv; charset=utf-8',
      text: csv([heading, ...rows]),
      headers: { 'content-disposition': `attachment; filename="commitments-${locale}.csv"` },
    };
  });
}
