import { answer, dated } from '#app/api/v1/answer.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { csv } from '#lib/page/csv.ts';
import { isDay } from '#lib/time/period.ts';

export const dynamic = 'force-dynamic';

const heading = [
  ...[
    'date',
    'participant',
    'kind',
    'iso3',
    'm49',
    'name',
    'formal_name',
    'status',
    'standing',
    'assurance',
    'from',
    'to',
    'founding',
  ],
  ...['instrument', 'source_publisher', 'source_title', 'source_url', 'role'],
];

/** The members and observers on a day as CSV: ?date=YYYY-MM-DD (today without it) &locale=TAG, one of the languages of the interface. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale, given }) => {
    const date = given('date') ?? null;
    if (date !== null && !isDay(date)) return { wrong: 'date' };
    const view = await membersOn(locale, date);
    if (!view) return 'empty';
    const rows = view.rows.map((row) => [
      ...[view.date, row.participant, row.kind, row.iso3, row.m49, row.name, row.formalName, row.status],
      ...[row.certainty, row.assurance],
      ...[dated(row.from), dated(row.to), row.founding, row.instrument],
      ...[row.source?.publisher ?? null, row.source?.title ?? null, row.source?.url ?? null, null],
    ]);
    // Organizations that the register knows in a role, and that have no status on the day.
    const others = view.others.map(({ acronym, name, role }) => [
      ...[view.date, `org:${acronym}`, 'organization', null, null, name],
      ...heading.slice(6, -1).map(() => null),
      role,
    ]);
    return {
      type: 'text/csv; charset=utf-8',
      text: csv([heading, ...rows, ...others]),
      headers: { 'content-disposition': `attachment; filename="members-${view.date}-${locale}.csv"` },
    };
  });
}
