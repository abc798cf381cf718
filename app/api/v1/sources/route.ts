import { answer, json } from '#app/api/v1/answer.ts';
import { sourceJson, sourcesShape } from '#app/api/v1/items/evidence.ts';
import { operations } from '#app/api/v1/operations.ts';
import { allSources } from '#lib/data/table/queries.ts';

export const dynamic = 'force-dynamic';

/** Every source of the register, and how many claims rest on each. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.sources.parameters, async () =>
    json(sourcesShape, { sources: (await allSources()).map(sourceJson) }),
  );
