import { allSourced, answer, dated, json, sourced } from '#app/api/v1/answer.ts';
import type { Locale } from '#db/vocabulary.ts';
import { chairmanship, type TermView } from '#lib/chairmanship/queries.ts';
import { citedEnds } from '#lib/chairmanship/rules.ts';
import type { SourceView } from '#lib/source/queries.ts';
import { citedFor } from '#lib/source/rules.ts';

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
        terms: terms.map((term) => termJson(locale, term)),
        vacant: gaps,
      })),
    });
  });
}

const keysOf = (terms: readonly TermView[]) => terms.map(({ participant }) => participant);

function termJson(locale: Locale, term: TermView) {
  const { participant, holder, stage, instrument, handOver, source } = term;
  const span = (kind: 'nominal' | 'actual') => {
    const { from, to } = citedEnds(term, kind);
    return {
      from: dated(term[kind].from),
      to: dated(term[kind].to),
      /** Of both ends together; each has its own beside it. */
      sources: allSourced(locale, once([...from, ...to])),
      fromSources: allSourced(locale, from),
      toSources: allSourced(locale, to),
    };
  };
  const [first] = [citedEnds(term, 'actual'), citedEnds(term, 'nominal')].flatMap(({ from, to }) => [...from, ...to]);
  return {
    participant,
    name: holder,
    stage,
    nominal: span('nominal'),
    actual: span('actual'),
    instrument,
    handOver: handOver?.slug ?? null,
    handOverSources: handOver ? allSourced(locale, citedFor(term, 'handOver')) : [],
    /** The first of its actual dates, or where none is known of its nominal ones: each end has all of its own. */
    source: first ? (allSourced(locale, [first])[0] ?? null) : sourced(source),
  };
}

const once = (all: readonly SourceView[]): SourceView[] => [...new Map(all.map((one) => [one.key, one])).values()];
