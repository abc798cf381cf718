import { answer, isBeyond, json, pageOf } from '#app/api/v1/answer.ts';
import { changeJson, changesShape } from '#app/api/v1/items/evidence.ts';
import { operations } from '#app/api/v1/operations.ts';
import { changes } from '#lib/data/queries.ts';

export const dynamic = 'force-dynamic';

/** What changed on the public side since a day, the latest first, fifty a page. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.changes.parameters, async ({ locale, given }) => {
    const list = await changes(locale, { since: given.since, page: given.page });
    if (isBeyond(list, given)) return { wrong: 'page' };
    const rows = list.rows.map((row) => changeJson(locale, row));
    return json(changesShape, { since: given.since ?? null, ...pageOf(list), changes: rows });
  });
