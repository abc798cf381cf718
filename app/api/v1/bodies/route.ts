import { answer, json } from '#app/api/v1/answer.ts';
import { bodiesShape, bodyJson } from '#app/api/v1/items/body.ts';
import { operations } from '#app/api/v1/operations.ts';
import { bodies } from '#lib/body/queries.ts';

export const dynamic = 'force-dynamic';

/** Every body with its parent, mandate, terms of reference, offices and members with their dates. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.bodies.parameters, async ({ locale }) => {
    const view = await bodies(locale);
    return view
      ? json(bodiesShape, { today: view.today, bodies: view.bodies.map((body) => bodyJson(locale, body)) })
      : 'empty';
  });
