import { answer } from '#app/api/v1/answer.ts';
import { drawCard } from '#app/api/v1/card.tsx';
import { operations } from '#app/api/v1/operations.ts';
import { cardOf } from '#lib/data/card/queries.ts';

export const dynamic = 'force-dynamic';

/** A picture of a public page, drawn from the register, for whoever shares its address. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.card.parameters, async ({ locale, given }) => {
    const view = await cardOf(locale, given.path ?? '');
    return view ? { type: 'image/png', text: await drawCard(locale, view) } : 'empty';
  });
