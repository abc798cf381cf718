import { answer } from '#app/api/v1/answer.ts';
import { calendarText } from '#app/api/v1/calendar.ts';
import { operations } from '#app/api/v1/operations.ts';
import { settings } from '#env.ts';
import { calendar } from '#lib/data/calendar/queries.ts';
import { registerOf } from '#lib/data/queries.ts';
import { isBody } from '#lib/data/table/queries.ts';

export const dynamic = 'force-dynamic';

/** Conferences and meetings as a calendar to subscribe to, of one body if asked. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, operations.calendar.parameters, async ({ locale, given }) => {
    if (given.body && !(await isBody(given.body))) return { wrong: 'body' };
    const [view, entries] = await Promise.all([registerOf(locale), calendar(locale, given.body)]);
    if (!view) return 'empty';
    return {
      type: 'text/calendar; charset=utf-8',
      text: calendarText(locale, view, entries, settings().PORTAL_URL),
      headers: { 'content-disposition': `inline; filename="${view.acronym}-conferences-${locale}.ics"` },
    };
  });
