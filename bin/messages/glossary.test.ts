import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Locale } from '#db/vocabulary.ts';
import { acts } from '#lib/act/acts.ts';
import { type Namespace, translator, wordOr } from '#lib/language/language.ts';
import { nouns } from '#lib/nouns.ts';
import { en } from '#messages/en.ts';

/** The glossary is written in these; what other languages of the screen say is held by messages/ alone. */
const columns = ['en', 'ru'] as const;
type Row = { code: string; en: string; ru: string; meaning: string; source: string };

/** The rows of each section, by the table of messages that its heading names in brackets, or by its whole heading. */
function sections(): Map<string, Row[]> {
  const text = readFileSync(join(import.meta.dirname, '../../docs/glossary.md'), 'utf8');
  return new Map(
    text.split(/^## /m).map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      const rows = lines
        .filter((line) => /^\| (?!Code|---)/.test(line))
        .map((line) => {
          const [code = '', english = '', russian = '', meaning = '', source = ''] = line
            .split('|')
            .slice(1)
            .map((cell) => cell.trim());
          return { code: code.replaceAll('`', ''), en: english, ru: russian, meaning, source };
        });
      return [/\(`(\w+)`\)$/.exec(heading)?.[1] ?? heading, rows] as const;
    }),
  );
}

const said = (locale: Locale, namespace: Namespace, key: string): string =>
  wordOr(translator(locale, namespace), key, key);
const all = sections();
const codesOf = (section: string): string[] => (all.get(section) ?? []).map(({ code }) => code);

test('the glossary has every noun in its order, and every act', () => {
  expect(codesOf('Nouns')).toEqual(nouns);
  expect(codesOf('act').toSorted()).toEqual([...acts].toSorted());
});

test.each([
  'membershipStatus',
  'termStage',
  'arrangementKind',
  'arrangementStage',
  'conferenceStage',
  'conferenceMode',
  'nature',
  'distribution',
  'access',
  'documentStage',
  'versionKind',
  'outcomeKind',
  'role',
  'capacity',
  'claimKind',
] as const)('every %s is there, in the words of the screen', (vocabulary) => {
  expect(codesOf(vocabulary)).toEqual(Object.keys(en.vocabulary[vocabulary]));
  for (const row of all.get(vocabulary) ?? [])
    for (const locale of columns) expect(row[locale]).toBe(said(locale, 'vocabulary', `${vocabulary}.${row.code}`));
});

test('acts are in the words of the screen', () => {
  for (const locale of columns)
    for (const row of all.get('act') ?? []) expect(row[locale]).toBe(said(locale, 'act', `${row.code}.name`));
});

test('every line says what the word means and where it is from', () => {
  const rows = [...all.values()].flat();
  expect(rows.length).toBeGreaterThan(100);
  for (const row of rows) expect(row.meaning && row.source, row.code).toMatch(/\S/);
});
