import { answer, json } from '#app/api/v1/answer.ts';
import { secretariatJson, secretariatShape } from '#app/api/v1/items/secretariat.ts';
import { operations } from '#app/api/v1/operations.ts';
import { secretariat } from '#lib/secretariat/queries.ts';

export const dynamic = 'force-dynamic';

/** Who hosts and runs the secretariat, and has, with every stage recorded. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.secretariat.parameters, async ({ locale }) => {
    const view = await secretariat(locale);
    return view ? json(secretariatShape, secretariatJson(locale, view)) : 'empty';
  });
