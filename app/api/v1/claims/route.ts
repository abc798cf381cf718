import { answer, json } from '#app/api/v1/answer.ts';
import { claimJson, claimsShape } from '#app/api/v1/items/evidence.ts';
import { operations } from '#app/api/v1/operations.ts';
import { allClaims } from '#lib/data/table/queries.ts';

export const dynamic = 'force-dynamic';

/** All that sources say of a fact, whether they agree or not. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.claims.parameters, async ({ locale }) =>
    json(claimsShape, { claims: (await allClaims(locale)).map(claimJson) }),
  );
