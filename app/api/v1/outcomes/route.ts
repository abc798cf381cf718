import { answer, dated, isPage, json, pageOf, sourced, sourcesByField } from '#app/api/v1/answer.ts';
import { outcomes } from '#lib/outcome/queries.ts';

export const dynamic = 'force-dynamic';

/** Adopted instruments, the latest first, with whether their text is at hand, fifty a page: ?page=N &locale=TAG, one of the languages of the interface. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale, given }) => {
    const page = given('page');
    if (page && !isPage(page)) return { wrong: 'page' };
    const list = await outcomes(locale, { page });
    return json({
      ...pageOf(list),
      outcomes: list.rows.map((row) => ({
        slug: row.slug,
        title: row.title,
        titleLanguage: row.titleLanguage,
        kind: row.kind,
        kindName: row.kindName,
        adoptedOn: dated(row.adoptedOn),
        conference: row.conference?.slug ?? null,
        textAtHand: row.textAtHand,
        textUrl: row.textUrl,
        source: sourced(row.source),
        sources: sourcesByField(locale, row, { title: row.title, adoptedOn: row.adoptedOn, text: row.textUrl }),
        replaces: row.replaces?.slug ?? null,
        replacedBy: row.replacedBy?.slug ?? null,
        withdrawn: row.withdrawnOn,
        corrected: row.correctedOn,
        page: `/${locale}/outcomes/${row.slug}`,
      })),
    });
  });
}
