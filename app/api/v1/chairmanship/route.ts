import { answer, dated, json, sourced } from '#app/api/v1/answer.ts';
import { chairmanship, type TermView } from '#lib/chairmanship/queries.ts';

export const dynamic = 'force-dynamic';

/** Every office with its terms, nominal and actual, all who hold it now, and the days on which nobody did: ?locale=TAG, one of the languages of the interface. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale }) => {
    const view = await chairmanship(locale);
    if (!view) return 'empty';
    return json({
      today: view.today,
      offices: view.offices.map(({ key, name, body, joint, previous, incumbents, next, terms, gaps }) => ({
        key,
        name,
        body: body?.key ?? null,
        joint,
        previous: keysOf(previous),
        incumbents: keysOf(incumbents),
        next: keysOf(next),
        terms: terms.map(termJson),
        vacant: gaps,
      })),
    });
  });
}

const keysOf = (terms: readonly TermView[]) => terms.map(({ participant }) => participant);

const termJson = ({ participant, holder, stage, nominal, actual, instrument, handOver, source, cited }: TermView) => ({
  participant,
  name: holder,
  stage,
  nominal: { from: dated(nominal.from), to: dated(nominal.to), sources: cited.nominal.map(sourced) },
  actual: { from: dated(actual.from), to: dated(actual.to), sources: cited.actual.map(sourced) },
  instrument,
  handOver: handOver?.slug ?? null,
  /** Of its actual dates, or where none is known of its nominal ones. */
  source: sourced(cited.actual[0] ?? cited.nominal[0] ?? source),
});
