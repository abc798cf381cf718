import { answer, isBeyond, json, pageOf } from '#app/api/v1/answer.ts';
import { commitmentJson, commitmentsShape } from '#app/api/v1/items/commitment.ts';
import { operations } from '#app/api/v1/operations.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { commitments } from '#lib/commitment/queries.ts';
import { isOutcome, isParticipant } from '#lib/data/table/queries.ts';

export const dynamic = 'force-dynamic';

/** What the outcomes promise and what was reported, fifty a page. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.commitments.parameters, async ({ locale, given }) => {
    const { page, status, outcome, actor } = given;
    if (outcome && !(await isOutcome(outcome))) return { wrong: 'outcome' };
    if (actor && actor !== 'secretariat' && !(await isParticipant(actor))) return { wrong: 'actor' };
    const list = await commitments(PUBLIC, locale, { page, status, outcome, actor });
    if (isBeyond(list, given)) return { wrong: 'page' };
    return json(commitmentsShape, {
      ...pageOf(list),
      commitments: list.rows.map((row) => commitmentJson(locale, row)),
    });
  });
