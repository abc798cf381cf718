import { asc } from 'drizzle-orm';
import type { Words } from '#db/schema/columns.ts';
import { conference } from '#db/schema/conference.ts';
import { news } from '#db/schema/news.ts';
import type { Reader } from '#lib/act/read.ts';
import { anyWords } from '#lib/language/words.ts';
import { stateOfNews } from '#lib/news/rules.ts';
import { filled, type LeftOut, present, sayAddress } from '#lib/process/export/shape.ts';
import { momentNow } from '#lib/time/clock.ts';

type Row = typeof news.$inferSelect;

/** The press releases that are public; one that was withdrawn, or is not public yet, is named and left out. */
export async function exportReleases(db: Reader, leftOut: LeftOut) {
  const now = await momentNow(db);
  const meetings = await db.select().from(conference);
  const titles = meetings
    .filter(({ exercise }) => !exercise)
    .flatMap(({ title }) => [...new Set(Object.values(title))]);
  const all = await db.select().from(news).orderBy(asc(news.date), asc(news.createdAt), asc(news.slug));
  return all.flatMap((row) => {
    const called = `the press release “${anyWords(row.headline)}”`;
    const state = stateOfNews(row, now);
    if (state !== 'public') {
      leftOut(`${called}: ${state === 'withdrawn' ? 'it is withdrawn' : 'it is not public'}`);
      return [];
    }
    sayAddress('news', { slug: row.slug, title: row.headline }, row.date.slice(0, 4), leftOut);
    if (row.publicFrom) leftOut(`since when ${called} is public`);
    if (row.attachments.length > 0) leftOut(`the documents that go with ${called}`);
    return [
      present({
        date: row.date,
        number: row.number,
        headline: row.headline,
        lead: row.lead,
        body: proseOf(row.body),
        contacts: row.contacts && proseOf(row.contacts),
        meeting: meetingOf(row, meetings, titles, () => leftOut(`on which meeting ${called} is`)),
        source: row.source,
        ownTranslation: filled(row.ownTranslation),
      }),
    ];
  });
}

/** The title of its meeting, where that is the title of one alone that the file has. */
function meetingOf(
  { conferenceId }: Row,
  meetings: readonly (typeof conference.$inferSelect)[],
  titles: readonly string[],
  leftOut: () => void,
): string | null {
  if (conferenceId === null) return null;
  const meeting = meetings.find(({ id }) => id === conferenceId);
  const title = meeting && meeting.source !== null ? anyWords(meeting.title) : null;
  if (title !== null && titles.filter((one) => one === title).length === 1) return title;
  leftOut();
  return null;
}

/** A text as a list of its paragraphs, where that says all of it; else as it is. */
function proseOf(words: Words): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(words).map(([language, text]) => {
      const paragraphs = text.split('\n\n');
      return [language, paragraphs.every((one) => one !== '' && one === one.trim()) ? paragraphs : text];
    }),
  );
}
