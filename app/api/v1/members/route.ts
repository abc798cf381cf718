import { answer, json } from '#app/api/v1/answer.ts';
import { beyondReach, membersJson, membersShape } from '#app/api/v1/items/member.ts';
import { operations } from '#app/api/v1/operations.ts';
import { membersOn } from '#lib/membership/queries.ts';

export const dynamic = 'force-dynamic';

/** Who took which status on a day; today without one. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.members.parameters, async ({ locale, given }) => {
    const view = await membersOn(locale, given.date ?? null);
    return view ? (beyondReach(view) ?? json(membersShape, membersJson(locale, view))) : 'empty';
  });
