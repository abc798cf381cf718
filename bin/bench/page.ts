import { sql } from 'drizzle-orm';
import { type Add, round } from '#bin/bench/figures.ts';
import { memoryAdded } from '#bin/bench/memory.ts';
import { proposals, states, text } from '#bin/bench/text.ts';
import { median } from '#bin/bench/tools.ts';
import { circulatedText } from '#bin/test/text.ts';
import { actorFor, rows } from '#bin/test/world.ts';
import { closeDatabase } from '#db/client.ts';

const renders = 9;
/** A part that is larger than this is none that a browser shows at once and a reader finds their way in. */
const mostBytes = 1_000_000;

/** Puts the text of three hundred paragraphs, with the two thousand proposals of forty States, into the register; gives its id. */
async function filled(): Promise<string> {
  const staff = await actorFor('secretariat');
  const { id } = await circulatedText(staff, {}, { ordinal: '72', title: { en: 'A conference on a long text' } });
  for (const [n, iso3] of states.entries()) {
    await rows(sql`insert into state (iso3, m49) values (${iso3}, ${`${950 - n}`}) on conflict do nothing`);
    await rows(sql`insert into state_name (iso3, language, short, formal) select ${iso3}, 'en', ${`State ${iso3}`}, ${`State ${iso3}`}
      where not exists (select from state_name where iso3 = ${iso3})`);
  }
  const paragraphs = JSON.stringify(text);
  await rows(sql`update text set paragraphs = ${paragraphs}::jsonb, version = version + 1 where id = ${id}`);
  const [revision] = await rows<{ id: string }>(
    sql`insert into text_revision (text_id, number, original, languages, paragraphs, hash)
      select text_id, 1, original, languages, ${paragraphs}::jsonb, repeat('b', 64) from text_revision where text_id = ${id} returning id`,
  );
  const [made] = await rows<{ id: string }>(
    sql`insert into review_round (text_id, revision_id, number, kind, closes_at)
      values (${id}, ${revision?.id}, 1, 'proposals', now() + interval '3 days') returning id`,
  );
  await rows(sql`insert into round_participant (round_id, participant)
    select ${made?.id}, json_array_elements_text(${JSON.stringify(states)}::json)`);
  const all = JSON.stringify(proposals.map((one) => ({ ...one, first: one.proponents[0] })));
  await rows(sql`insert into proposal (id, text_id, round_id, revision_id, participant, kind, paragraph_id, after, paragraph_kind, level, words, language)
    select (p ->> 'id')::uuid, ${id}, ${made?.id}, ${revision?.id}, p ->> 'first', p ->> 'kind', (p ->> 'paragraphId')::uuid, (p ->> 'after')::uuid,
      p ->> 'paragraphKind', (p ->> 'level')::int, nullif(p -> 'words', 'null'::jsonb), p ->> 'language' from jsonb_array_elements(${all}::jsonb) p`);
  await rows(sql`insert into proponent (proposal_id, participant)
    select (p ->> 'id')::uuid, jsonb_array_elements_text(p -> 'proponents') from jsonb_array_elements(${all}::jsonb) p`);
  return id;
}

type Page = { html: string; first: number; whole: number };

/** Asks for a page as a delegate's browser does, without a script; when its first bytes came, and all of them, in milliseconds. */
async function ask(url: string, cookie: string): Promise<Page> {
  const began = performance.now();
  const answer = await fetch(url, { headers: { cookie } });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}`);
  const first = performance.now() - began;
  const html = await answer.text();
  return { html, first, whole: performance.now() - began };
}

const shown = ({ html }: Page): string[] => [...html.matchAll(/ id="p-([0-9a-z-]+)"/g)].map(([, id = '']) => id);

/** The page of a text of three hundred paragraphs with two thousand proposals of forty States: how it is parted, and what one of its parts costs. */
export async function pageFigures(
  add: Add,
  origin: string,
  { cookie, pids }: { cookie: string; pids: readonly number[] },
): Promise<void> {
  try {
    const id = await filled();
    const begin = `${origin}/en/portal/desk/agreement/${id}`;
    const parts: Page[] = [];
    for (let next: string | undefined = begin; next; ) {
      const page = await ask(next, cookie);
      parts.push(page);
      const link: string | undefined = /<a [^>]*href="([^"#]*)#text"[^>]*rel="next"/.exec(page.html)?.[1];
      next = link ? `${origin}${link.replaceAll('&amp;', '&')}` : undefined;
    }
    const there = parts.flatMap(shown);
    const missing = text.filter((one) => !there.includes(one.id)).length;
    const largest = Math.max(...parts.map(({ html }) => Buffer.byteLength(html)));
    add(
      'a text of 300 paragraphs with 2000 proposals: the parts that its page is shown in',
      parts.length,
      '> 1',
      parts.length > 1,
    );
    add('its largest part: bytes', largest, `≤ ${mostBytes}`, largest <= mostBytes);
    add('paragraphs that are in no part, or in two', missing + there.length - new Set(there).size, '0', missing === 0);
    const added: number[] = [];
    const times: Page[] = [];
    for (let render = 0; render < renders; render += 1) {
      const more = await memoryAdded(pids, async () => times.push(await ask(begin, cookie)));
      if (more !== null) added.push(more);
    }
    const middle = round(median(added), 1);
    add(
      `memory that a render of a part adds, of ${renders}: MiB (median)`,
      added.length > 0 ? middle : 'not known',
      '< 30',
      added.length > 0 ? middle < 30 : null,
    );
    add('the same, the most: MiB', added.length > 0 ? round(Math.max(...added), 1) : 'not known', '', null);
    add('a part: its first bytes after ms (median)', round(median(times.map(({ first }) => first)), 1), '', null);
    add('a part: all of it after ms (median)', round(median(times.map(({ whole }) => whole)), 1), '', null);
  } finally {
    await closeDatabase();
  }
}
