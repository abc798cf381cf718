import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { rows } from '#bin/test/world.ts';
import { membersOn } from '#lib/membership/queries.ts';
import { loadProcessFile } from '#lib/process/load.ts';
import { frame, processPage } from '#lib/process/queries.ts';

/** A process in French and Arabic with words of its own for statuses, an organization among its members, and no symbols. */
beforeAll(async () => {
  expect(await loadProcessFile('lib/process/load/cases/invented-french-and-arabic.json')).toMatchObject({ ok: true });
});

test('participants are counted by the words of the process, organizations too, and nobody twice', async () => {
  const page = await processPage('fr');
  const own = page?.inOwnWords ?? [];
  expect(own).toEqual([
    { name: 'pays participant', count: 3 },
    // The organization that supports the process observes, and there is one word for that.
    { name: 'pays partenaire', count: 3 },
    { name: 'organisation membre', count: 1 },
  ]);
  const { member = 0, observer = 0, applicant = 0, organizations = 0 } = page?.counts ?? {};
  const all = own.reduce((sum, { count }) => sum + count, member + observer + applicant + organizations);
  expect(all).toBe((await membersOn('fr', null))?.rows.length);
});

test('what the loader itself says of a participant stands in the language of the process', async () => {
  expect(await rows(sql`select instrument from membership_period where participant = 'org:OIM'`)).toEqual([
    { instrument: expect.stringMatching(/^Mention dans le fichier du processus/) },
  ]);
});

test('of documents without symbols none is asked for', async () => {
  expect(await frame('fr')).toMatchObject({ symbols: false });
});
