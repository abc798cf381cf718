import { answer, isBeyond, json, pageOf } from '#app/api/v1/answer.ts';
import { conferenceJson, conferencesShape } from '#app/api/v1/items/conference.ts';
import { operations } from '#app/api/v1/operations.ts';
import { conferences } from '#lib/conference/queries.ts';

export const dynamic = 'force-dynamic';

/** Conferences announced, postponed, open, held or cancelled, the latest first, those cancelled last: fifty a page. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.conferences.parameters, async ({ locale, given }) => {
    const { body, year, participant, page } = given;
    const view = await conferences(locale, { body, year, participant, page });
    if (body && !view.bodies.some(({ key }) => key === body)) return { wrong: 'body' };
    if (participant && !view.participant) return { wrong: 'participant' };
    if (isBeyond(view, given)) return { wrong: 'page' };
    const rows = [...view.toCome.toReversed(), ...view.past, ...view.cancelled];
    return json(conferencesShape, { ...pageOf(view), conferences: rows.map((row) => conferenceJson(locale, row)) });
  });
