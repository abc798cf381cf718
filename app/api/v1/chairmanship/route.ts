import { answer, dated, json, sourced } from '#app/api/v1/answer.ts';
import { chairmanship, type TermView } from '#lib/chairmanship/queries.ts';

export const dynamic = 'force-dynamic';

/** Every office with its terms, nominal and actual, who holds it now, and the days on which nobody did: ?locale=TAG, one of the languages of the interface. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale }) => {
    const view = await chairmanship(locale);
    if (!view) return 'empty';
    return json({
      today: view.today,
      offices: view.offices.map(({ key, name, previous, incumbent, next, terms, gaps }) => ({
        key,
        name,
        previous: previous?.iso3 ?? null,
        incumbent: incumbent?.iso3 ?? null,
        next: next?.iso3 ?? null,
        terms: terms.map(termJson),
        vacant: gaps,
      })),
    });
  });
}

const termJson = ({ iso3, state, stage, nominal, actual, instrument, handOver, source }: TermView) => ({
  iso3,
  state,
  stage,
  nominal: { from: dated(nominal.from), to: dated(nominal.to) },
  actual: { from: dated(actual.from), to: dated(actual.to) },
  instrument,
  handOver: handOver?.slug ?? null,
  source: sourced(source),
});
