import { answer, json } from '#app/api/v1/answer.ts';
import { membershipJson, membershipsShape } from '#app/api/v1/items/member.ts';
import { operations } from '#app/api/v1/operations.ts';
import { memberships } from '#lib/data/table/queries.ts';

export const dynamic = 'force-dynamic';

/** Every period of every participant in every status: the history of membership. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.memberships.parameters, async ({ locale }) =>
    json(membershipsShape, { memberships: (await memberships(locale)).map(membershipJson) }),
  );
