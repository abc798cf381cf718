import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { namesFrom } from '#bin/new/names.ts';
import { locales } from '#db/vocabulary.ts';

const projectDir = join(import.meta.dirname, '../..');
const aside = ['node_modules', '.next', '.data', '.tmp', '.git'];
let copy = '';

/** Runs one of the copy's programs to its end. */
function run(...args: string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: copy, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk));
    child.on('close', (code) => resolve({ code, said }));
  });
}

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'new-noun-'));
  cpSync(projectDir, copy, { recursive: true, filter: (path) => !aside.includes(basename(path)) });
  symlinkSync(join(projectDir, 'node_modules'), join(copy, 'node_modules'));
});
afterAll(() => rmSync(copy, { recursive: true, force: true }));

const sideEvent = [
  'side-event',
  'Side event',
  'Side events',
  'Параллельное мероприятие',
  'Параллельные мероприятия',
  'Manifestation parallèle',
  'Manifestations parallèles',
];

test('a new noun is under sixteen files and three of words a language, and every check holds for it at once', async () => {
  const made = await run('bin/new.ts', 'noun', ...sideEvent);
  expect(made.code, made.said).toBe(0);
  const count = Number(/^(\d+) files written or edited/.exec(made.said)?.[1]);
  expect(made.said.match(/^ {2}(app|components|db|e2e|lib|messages)\/.+\.(ts|tsx|sql|json)$/gm)).toHaveLength(
    count + locales.length,
  );
  // Each language of the interface has the noun's own file of words, and a line in two that all nouns share.
  // One more since each act says what it does to the public side: what changed must know it, and no test can guess it.
  expect(count - 3 * locales.length).toBeLessThan(16);
  const checked = await run('bin/check.ts');
  expect(checked.said).toContain('All holds.');
  const migration = /db\/migrations\/\d{4}_side_event_has_a_table\.sql/.exec(made.said)?.[0] ?? '';
  expect(readFileSync(join(copy, migration), 'utf8')).toMatch(
    /CREATE TABLE "side_event"[\s\S]+FORCE ROW LEVEL SECURITY/,
  );
  const again = await run('bin/new.ts', 'noun', ...sideEvent);
  expect([again.code, again.said]).toEqual([1, expect.stringContaining('side-event is there already')]);
}, 300_000);

test.each([
  [['Letter'], /no name for a noun/],
  [['../letter'], /no name for a noun/],
  [[''], /no name for a noun/],
  [['delete'], /no name for a noun/],
  [['order'], /no name for a noun/],
  [['agenda-item', 'A', 'B', 'А', 'Б', 'A', 'B'], /agenda-item is there already/],
  [['news', 'A', 'B', 'А', 'Б', 'A', 'B'], /news is there already/],
  [['letter'], /say the words too/],
  [['letter', 'Letter', 'Letters', 'Письмо', ' ', 'Lettre', 'Lettres'], /say the words too/],
  [
    ['letter', 'Letter', 'Letters', 'Letter', 'Letters', 'Lettre', 'Lettres'],
    /the third and the fourth words are Russian/,
  ],
  [['letter', 'Le"tter', 'Letters', 'Письмо', 'Письма', 'Lettre', 'Lettres'], /no braces/],
])('%j is refused', (given, sentence) => {
  expect(namesFrom(given, ['news', 'agenda_item'])).toEqual({ refused: expect.stringMatching(sentence) });
});
