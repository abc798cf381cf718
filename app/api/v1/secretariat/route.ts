import { answer, dated, json, sourced } from '#app/api/v1/answer.ts';
import { secretariat } from '#lib/secretariat/queries.ts';

export const dynamic = 'force-dynamic';

/** Who hosts and runs the secretariat, and has, with every stage recorded: ?locale=en|ru. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale }) => {
    const view = await secretariat(locale);
    if (!view) return 'empty';
    return json({
      arrangements: view.arrangements.map((one) => ({
        kind: one.kind,
        hosts: one.hosts,
        runBy: one.runners,
        seat: one.seat,
        from: dated(one.from),
        to: dated(one.to),
        funding: one.funding,
        stage: one.stage,
        stages: one.steps.map(({ stage, on, instrument }) => ({ stage, on: dated(on), instrument })),
        note: one.note,
        source: sourced(one.source),
      })),
      page: `/${locale}/secretariat`,
    });
  });
}
