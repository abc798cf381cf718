import { answer, json } from '#app/api/v1/answer.ts';
import { chairmanshipJson, chairmanshipShape } from '#app/api/v1/items/chairmanship.ts';
import { operations } from '#app/api/v1/operations.ts';
import { chairmanship } from '#lib/chairmanship/queries.ts';

export const dynamic = 'force-dynamic';

/** Every office with its terms, nominal and actual, all who hold it now, and the days on which nobody did. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.chairmanship.parameters, async ({ locale }) => {
    const view = await chairmanship(locale);
    return view ? json(chairmanshipShape, chairmanshipJson(locale, view)) : 'empty';
  });
