import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { actorFor, loadedRegister, recorded, rows, value } from '#bin/test/world.ts';
import { saidText } from '#components/source/staff/said-text.ts';
import type { Actor } from '#lib/act/actor.ts';
import { conferenceBySlug, conferences } from '#lib/conference/queries.ts';
import { formatPartialDate } from '#lib/language/language.ts';
import { citeSource, withdrawCitation } from '#lib/source/citation/commands.ts';
import { citationsOf } from '#lib/source/citation/queries.ts';

let staff: Actor;
beforeAll(async () => {
  await loadedRegister();
  staff = await actorFor('secretariat');
});

/** The founding conference, as the demonstration has it. */
const founding = async () => {
  const row = (await conferences('en')).past.find(({ slug }) => slug.startsWith('ministerial-conference-on-refugee'));
  const page = row && (await conferenceBySlug('en', row.slug));
  if (!row || !page) throw new Error('the founding conference is not there');
  return { id: row.id, page };
};

test('each fact is shown with what its public page says, in words; what says nothing is neither offered nor accepted', async () => {
  const { id, page } = await founding();
  const about = { noun: 'conference', subject: id };
  const view = await citationsOf(staff, 'en', about);
  const said = (of: string) => view?.facts.find(({ field }) => field === of)?.said ?? null;
  const text = (of: string) => {
    const value = said(of);
    return value && saidText('en', value);
  };
  expect(text('title')).toBe(page.title);
  expect(text('from')).toBe(formatPartialDate('en', page.from));
  expect(text('place')).toBe(page.city);
  expect(text('host')).toBe(page.hosts.map(({ name }) => name).join(', '));
  expect(said('confidentiality')).toBeNull();
  expect(view?.facts.map(({ field }) => field)).not.toContain('confidentiality');
  // The page of a conference says that its agenda stands in the source where the register does not hold it.
  expect(view?.facts.find(({ field }) => field === 'agenda')).toMatchObject({ said: null, heldAtSource: true });
  const acts = await recorded();
  const unsaid = await citeSource(staff, { ...about, field: 'confidentiality', source: 'iom-2013' });
  expect(unsaid).toMatchObject({ ok: false, refusal: { fields: { field: 'citation-unsaid' } } });
  expect(await recorded()).toBe(acts);
  value(await citeSource(staff, { ...about, field: 'agenda', source: 'iom-2013' }));
  value(await withdrawCitation(staff, { ...about, field: 'agenda', source: 'iom-2013' }));
});

test('a fact of any noun is in words in each language: no key, no code, no date as the register keeps it', async () => {
  const subjects = await rows<{ noun: string; subject: string }>(sql`select 'process' as noun, 'process' as subject
    union all select 'membership', id::text from membership_period union all select 'term', id::text from chair_term
    union all select 'arrangement', id::text from secretariat_arrangement union all select 'conference', id::text from conference
    union all select 'outcome', id::text from outcome union all select 'body', key from body`);
  const seen = new Set<string>();
  for (const locale of ['en', 'ru', 'fr'] as const)
    for (const about of subjects)
      for (const { field, said } of (await citationsOf(staff, locale, about))?.facts ?? []) {
        if (!said) continue;
        seen.add(`${about.noun} ${field}`);
        const words = saidText(locale, said);
        expect(words, `${about.noun} ${field}`).not.toBe('');
        if (!('text' in said)) expect(words).not.toMatch(/^[A-Z]{3}$|org:|^\w+\.\w|\d{4}-\d{2}/);
      }
  expect(seen.size).toBeGreaterThan(30);
});
