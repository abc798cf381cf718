import { answer, isBeyond, json, pageOf } from '#app/api/v1/answer.ts';
import { outcomeJson, outcomesShape } from '#app/api/v1/items/outcome.ts';
import { operations } from '#app/api/v1/operations.ts';
import { outcomes } from '#lib/outcome/queries.ts';

export const dynamic = 'force-dynamic';

/** Adopted instruments, the latest first, with whether their text is at hand, fifty a page. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.outcomes.parameters, async ({ locale, given }) => {
    const list = await outcomes(locale, { page: given.page });
    if (isBeyond(list, given)) return { wrong: 'page' };
    return json(outcomesShape, { ...pageOf(list), outcomes: list.rows.map((row) => outcomeJson(locale, row)) });
  });
