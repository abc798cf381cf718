import { answer, dated, isPage, json, pageOf, sourced, sourcesByField } from '#app/api/v1/answer.ts';
import { conferences } from '#lib/conference/queries.ts';

export const dynamic = 'force-dynamic';

/** The first State among those who host it: all of them are `hosts`. */
const stateAmong = (hosts: readonly { key: string; name: string }[]) => {
  const state = hosts.find(({ key }) => !key.startsWith('org:'));
  return state ? { iso3: state.key, name: state.name } : null;
};

/** Conferences announced, postponed, open, held or cancelled, the latest first, those cancelled last: fifty a page: ?body=KEY &year=YYYY &page=N &locale=TAG, one of the languages of the interface. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async ({ locale, given }) => {
    const body = given('body');
    const year = given('year');
    if (year && !/^\d{4}$/.test(year)) return { wrong: 'year' };
    const page = given('page');
    if (page && !isPage(page)) return { wrong: 'page' };
    const view = await conferences(locale, { body, year, page });
    if (body && !view.bodies.some(({ key }) => key === body)) return { wrong: 'body' };
    return json({
      ...pageOf(view),
      conferences: [...view.toCome.toReversed(), ...view.past, ...view.cancelled].map((row) => ({
        slug: row.slug,
        title: row.title,
        titleLanguage: row.titleLanguage,
        body: row.body,
        ordinal: row.ordinal,
        from: dated(row.from),
        to: dated(row.to),
        city: row.city,
        host: stateAmong(row.hosts),
        hosts: row.hosts,
        mode: row.mode,
        stage: row.stage,
        dateOpen: row.dateOpen,
        dateNote: row.dateNote,
        /** The part of its days that no source gives, and that was inferred: year, month or day. */
        inferred: row.inferred,
        source: sourced(row.source),
        sources: sourcesByField(locale, row, {
          title: row.title,
          from: row.from,
          to: row.to,
          place: row.city,
          mode: row.mode,
          ordinal: row.ordinal,
          host: row.hosts,
        }),
        page: `/${locale}/conferences/${row.slug}`,
      })),
    });
  });
}
