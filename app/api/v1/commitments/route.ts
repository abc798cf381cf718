import { answer, dated, isPage, json, pageOf } from '#app/api/v1/answer.ts';
import { commitmentStatuses } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { commitments } from '#lib/commitment/queries.ts';

export const dynamic = 'force-dynamic';

/** What the outcomes promise and what was reported, fifty a page: ?outcome=SLUG &status=STATUS &actor=KEY &page=N &locale=TAG. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale, given }) => {
    const [page, status] = [given('page'), given('status')];
    if (page && !isPage(page)) return { wrong: 'page' };
    if (status && !commitmentStatuses.some((known) => known === status)) return { wrong: 'status' };
    const asked = { page, status, outcome: given('outcome'), actor: given('actor') };
    const list = await commitments(PUBLIC, locale, asked);
    return json({
      ...pageOf(list),
      commitments: list.rows.map(({ outcome, ...row }) => ({
        id: row.id,
        words: row.words,
        wordsLanguage: row.wordsLanguage,
        outcome: outcome?.slug ?? null,
        place: row.place,
        actors: row.actors.map(({ key }) => key),
        due: dated(row.due),
        status: row.status,
        supersededBy: row.supersededBy,
        progress: row.progress.map(({ actor, name, status: said, on }) => ({
          actor,
          name,
          status: said,
          reported: on,
        })),
        page: `/${locale}/commitments/${row.id}`,
      })),
    });
  });
}
