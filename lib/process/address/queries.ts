import { sql } from 'drizzle-orm';
import { z } from 'zod';
import type { Locale } from '#db/vocabulary.ts';
import { PUBLIC } from '#lib/act/actor.ts';
import { read, rows } from '#lib/act/read.ts';
import { participantPath } from '#lib/process/participant/rules.ts';
import { interfaceLanguages } from '#lib/process/queries.ts';

const rooms = [
  '',
  '/chairmanship',
  '/members',
  '/secretariat',
  '/bodies',
  '/sources',
  '/conferences',
  '/outcomes',
  '/documents',
  '/news',
  '/about',
  '/contact',
  '/accessibility',
  '/privacy',
  '/data',
];

/** The pages of a public side that a search engine may list: a list of addresses is of 50,000 at most, in each language of the portal. */
const most = 15_000;

/** The addresses of the public pages below a language, each with the day of its last change where it is of one thing, and the languages that each has. What is planned, withdrawn or an exercise is not among them. */
export async function publicAddresses(): Promise<{
  languages: readonly Locale[];
  pages: { path: string; changed: string | null }[];
}> {
  const languages = await interfaceLanguages();
  const found = await read(PUBLIC, (db) =>
    rows(
      db,
      z.object({ path: z.string().nullable(), participant: z.string().nullable(), changed: z.iso.date().nullable() }),
      sql`select path, participant, changed from (
          select '/bodies/' || key as path, null as participant, 1 as part, rank::text as at, changed_at('body', key)::date as changed from body
          union all select null, key, 6, null, null from participant
          union all select '/sources/' || key, null, 7, null, null from source where source_is_public(key)
          union all select '/conferences/' || slug, null, 2, to_char(from_date, 'YYYY-MM-DD'), changed_at('conference', id::text)::date from conference where not exercise
          union all select '/outcomes/' || slug, null, 3, to_char(adopted_on, 'YYYY-MM-DD'), changed_at('outcome', id::text)::date from outcome where withdrawn_on is null
          union all select '/news/' || slug, null, 4, to_char(date, 'YYYY-MM-DD'), greatest(date, changed_at('news', id::text)::date) from news where withdrawn_on is null
        ) pages order by part, at desc nulls last, path, participant limit ${most}`,
    ),
  );
  const named = found.map(({ path, participant, changed }) => ({
    path: path ?? participantPath(participant ?? ''),
    changed,
  }));
  return { languages, pages: [...rooms.map((path) => ({ path, changed: null })), ...named] };
}
