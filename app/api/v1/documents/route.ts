import { answer, isBeyond, json, pageOf } from '#app/api/v1/answer.ts';
import { documentJson, documentsShape } from '#app/api/v1/items/document.ts';
import { operations } from '#app/api/v1/operations.ts';
import { released } from '#lib/document/queries.ts';

export const dynamic = 'force-dynamic';

/** Documents released to the public with their files, in the order of their symbols, fifty a page. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.documents.parameters, async ({ locale, given }) => {
    const list = await released(locale, { page: given.page });
    if (isBeyond(list, given)) return { wrong: 'page' };
    return json(documentsShape, { ...pageOf(list), documents: list.rows.map(documentJson) });
  });
