import { answer, isBeyond, json, pageOf } from '#app/api/v1/answer.ts';
import { newsJson, newsListShape } from '#app/api/v1/items/document.ts';
import { operations } from '#app/api/v1/operations.ts';
import { news } from '#lib/news/queries.ts';

export const dynamic = 'force-dynamic';

/** Press releases, the latest first, fifty a page. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.news.parameters, async ({ locale, given }) => {
    const list = await news(locale, { page: given.page });
    if (isBeyond(list, given)) return { wrong: 'page' };
    return json(newsListShape, { ...pageOf(list), news: list.rows.map((row) => newsJson(locale, row)) });
  });
