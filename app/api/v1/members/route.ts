import { answer, dated, json, sourced, sourcesByField } from '#app/api/v1/answer.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { isDay } from '#lib/time/period.ts';

export const dynamic = 'force-dynamic';

/** Who took which status on a day: ?date=YYYY-MM-DD (today without it) &locale=TAG, one of the languages of the interface. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale, given }) => {
    const date = given('date') ?? null;
    if (date !== null && !isDay(date)) return { wrong: 'date' };
    const view = await membersOn(locale, date);
    if (!view) return 'empty';
    return json({
      date: view.date,
      today: view.today,
      reach: view.reach,
      /** Organizations that the register knows in a role, and that have no status on the day. */
      organizations: view.others.map((one) => ({ ...one, source: sourced(one.source) })),
      participants: view.rows.map((row) => ({
        participant: row.participant,
        kind: row.kind,
        iso3: row.iso3,
        m49: row.m49,
        name: row.name,
        formalName: row.formalName,
        status: row.status,
        statusWord: row.statusWord,
        standing: row.certainty,
        assurance: row.assurance,
        from: dated(row.from),
        to: dated(row.to),
        founding: row.founding,
        instrument: row.instrument,
        source: sourced(row.source),
        sources: sourcesByField(locale, row, {
          status: row.status,
          from: row.from,
          to: row.to,
          founding: row.founding,
        }),
      })),
    });
  });
}
