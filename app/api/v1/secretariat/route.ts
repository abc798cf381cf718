import { allSourced, answer, dated, json, sourced, sourcesByField } from '#app/api/v1/answer.ts';
import { secretariat } from '#lib/secretariat/queries.ts';
import { supportedBy } from '#lib/secretariat/rules.ts';
import { citedFor } from '#lib/source/rules.ts';

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
        sources: sourcesByField(locale, one, {
          kind: one.kind,
          host: one.hosts,
          runBy: one.runners,
          seat: one.seat,
          from: one.from,
          to: one.to,
          funding: one.funding,
          stage: one.stage,
          note: one.note,
        }),
      })),
      supportUnit: view.supportUnit.map((unit) => ({
        acronym: unit.acronym,
        name: unit.name,
        since: dated(unit.since),
        sources: allSourced(locale, supportedBy(view.process, unit)),
      })),
      supportUnitTasks: view.tasks,
      supportUnitTasksSources: view.tasks ? allSourced(locale, citedFor(view.process, 'supportUnitTasks')) : [],
      page: `/${locale}/secretariat`,
    });
  });
}
