import { answer } from '#app/api/v1/answer.ts';
import { feedAnswer } from '#app/api/v1/feed.ts';
import { operations } from '#app/api/v1/operations.ts';

export const dynamic = 'force-dynamic';

/** A feed to follow: outcomes. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.outcomesFeed.parameters, (asked) => feedAnswer('outcomes', asked));
