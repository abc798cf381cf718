import { describe, expect, test } from 'vitest';
import { projectOf } from '#bin/architecture/source.ts';
import { indexTexts, registryText } from '#bin/messages/registry.ts';
import { lintMessages } from '#bin/messages.ts';

type Table = { [key: string]: string | Table };

const file = (locale: string, namespace: string, table: Table): [string, string] => [
  `messages/${locale}/${namespace}.json`,
  JSON.stringify(table),
];

const page = (code: string): [string, string] => [
  'components/news/page.tsx',
  `import { translator } from '#lib/language/language.ts';
export function Page({ locale, x, stage }) { const t = translator(locale, 'news'); ${code} }`,
];

const said = (...files: [string, string][]) => lintMessages(projectOf(files)).map(({ message }) => message);
const both = (en: Table, ru: Table, code: string) => said(file('en', 'news', en), file('ru', 'news', ru), page(code));

describe('the two languages', () => {
  test('agree when keys, arguments and plurals do', () => {
    const en = { title: 'States', count: '{n, plural, one {# State} other {# States}}', by: 'by {name} at {at, date}' };
    const ru = {
      title: 'Государства',
      count: '{n, plural, one {# государство} few {# государства} many {# государств} other {# государства}}',
      by: '{at, date}: {name}',
    };
    expect(both(en, ru, `t('title'); t('count', { n: 1 }); t('by', { name: x, at: x });`)).toEqual([]);
  });

  test('differ when a key is missing in either: what English has and another lacks is one list', () => {
    expect(both({ a: 'A' }, { b: 'Б' }, `t('a');`)).toEqual([
      '"b" is missing in messages/en/news.json',
      '1 to translate:\n    news: a',
    ]);
  });

  test('differ when a file is missing', () => {
    const files = [file('en', 'news', { a: 'A', b: { c: 'C' } }), file('ru', 'outcome', { a: 'А' })];
    expect(said(...files, page(`t('a'); t('b.c');`))).toEqual([
      'messages/en/outcome.json is missing: each file is in every language',
      '2 to translate:\n    news: a\n    news: b.c',
    ]);
  });

  test('differ when arguments do', () => {
    expect(both({ a: 'by {name}' }, { a: 'от {nаme}' }, `t('a', { name: x });`)[0]).toMatch(/\{nаme\} is text here/);
    expect(both({ a: '<b>x</b>' }, { a: 'икс' }, `t.rich('a', x);`)[0]).toMatch(/\{b\} is missing here and tag there/);
    const choice = (two: string) => `{k, select, one {1} ${two} {2} other {3}}`;
    expect(both({ a: choice('two') }, { a: choice('dva') }, `t('a', { k: x });`)[0]).toMatch(/select dva one other/);
  });

  test('need every plural form of theirs', () => {
    const a = '{n, plural, one {#} other {#}}';
    expect(both({ a }, { a }, `t('a', { n: 1 });`)[0]).toBe('"a" the plural of {n} lacks many, few');
  });

  test('say something, in ICU, without stray spaces', () => {
    expect(both({ a: ' ' }, { a: 'а' }, `t('a');`)).toEqual(['"a" is empty: say what is there, or remove the key']);
    expect(both({ a: 'A' }, { a: 'а ' }, `t('a');`)[0]).toMatch(/begins or ends with a space/);
    expect(both({ a: 'A' }, { a: 'а {' }, `t('a');`)[0]).toMatch(/is not ICU MessageFormat/);
  });

  test('bind the signs of French to their words', () => {
    const french = (a: string) =>
      said(file('en', 'news', { a: 'A' }), file('ru', 'news', { a: 'а' }), file('fr', 'news', { a }), page(`t('a');`));
    for (const a of ['Trié par : date', 'Vraiment ?', '« cité\u00a0»']) expect(french(a)[0]).toMatch(/lets a line end/);
    expect(french('Trié par\u00a0: «\u00a0date\u00a0»\u202f; puis {n, number}')).toEqual(
      expect.not.arrayContaining([expect.stringMatching(/lets a line end/)]),
    );
  });

  test('are both written: Russian that reads as English is a warning', () => {
    expect(both({ a: 'two words' }, { a: 'two words' }, `t('a');`)[0]).toMatch(/translate it/);
  });
});

describe('the code and the messages', () => {
  const table = { a: 'а', stage: { open: 'откр', closed: 'закр' } };
  const check = (code: string) => both(table, table, code);

  test('both arms of a choice, direct calls and keys that may be none are read as used', () => {
    expect(check(`t(x ? 'a' : 'b'); wordOr(t, \`stage.\${stage}\`, stage);`)).toEqual([]);
    expect(check(`translator(locale, 'news')('a'); t(\`stage.\${stage}\`);`)).toEqual([]);
  });

  test('what a message needs is passed, and nothing else', () => {
    const one = { a: 'по {name}' };
    expect(both(one, one, `t('a');`)).toEqual(['"a" needs {name}: pass it']);
    expect(both(one, one, `t('a', { name: x, n: 1 });`)[0]).toMatch(/"a" has no \{n\}/);
    expect(both(one, one, `t('a', x);`)).toEqual([]);
  });

  test('a key that nothing shows is found, one that a variable may hold is not', () => {
    expect(check(`t('a');`)).toEqual([
      'nothing shows "stage.open": remove it in both languages',
      'nothing shows "stage.closed": remove it in both languages',
    ]);
    expect(check(`t('a'); t(\`\${x}.open\`);`)).toEqual(['nothing shows "stage.closed": remove it in both languages']);
    expect(check(`const all = ['stage.open', 'stage.closed', 'a']; t(all[0]);`)).toEqual([]);
  });

  test.each([
    [`refuse('period-overlaps');`, 'period-overlaps'],
    [`throw new Refused('not-found');`, 'not-found'],
    [`const conflicts = { one_key: { code: 'symbol-taken' } };`, 'symbol-taken'],
    [`z.string({ error: 'field-missing' });`, 'field-missing'],
    [`z.string().min(1, 'field-missing');`, 'field-missing'],
    [`context.addIssue({ code: 'custom', message: 'delegation-named' });`, 'delegation-named'],
    [`const more = { fields: { iso3: 'chair-not-member' } };`, 'chair-not-member'],
  ])('a refusal has its sentence: %s', (code, refusal) => {
    const files = [file('en', 'refusal', {}), file('ru', 'refusal', {})];
    expect(said(...files, ['lib/news/rules.ts', code])).toEqual([
      `the refusal "${refusal}" has no sentence in messages/en/refusal.json: add it in both languages`,
    ]);
  });
});

describe('the list of files', () => {
  const files = [file('en', 'news', { a: 'A' }), file('ru', 'news', { a: 'А' }), page(`t('a');`)];

  test('is written from them, and a list that differs is a finding', () => {
    expect(said(...files, ['messages/en.ts', registryText('en', ['news'])])).toEqual([]);
    expect(said(...files, ['messages/ru.ts', registryText('ru', ['news', 'outcome'])])).toEqual([
      'does not name the files of messages/ru/ as they are: node bin/messages.ts write',
    ]);
  });

  test('has no file that is of no noun', () => {
    const stray = [file('en', 'gadget-form', { b: 'B' }), file('ru', 'gadget-form', { b: 'Б' })];
    const used: [string, string] = ['lib/news/queries.ts', `translator(locale, 'gadget-form')('b');`];
    expect(said(...files, ...stray, used)[0]).toMatch(/"gadget-form" is no noun of lib\/nouns\.ts/);
  });
});

describe('the languages', () => {
  const [en, ru] = [file('en', 'news', { a: 'A' }), file('ru', 'news', { a: 'А' })];
  const written = (languages: string[]) => Object.entries(indexTexts(languages));

  test('are the folders that there are, English first', () => {
    expect(said(en, ru, page(`t('a');`), ...written(['en', 'ru']))).toEqual([]);
    expect(indexTexts(['en', 'ru'])['messages/locales.ts']).toContain(`locales = ['en', 'ru'] as const`);
  });

  test('a folder that the lists do not name is found', () => {
    const third = file('kk', 'news', { a: 'Ә' });
    const stale = 'does not name the folders of messages/ as they are: node bin/messages.ts write';
    expect(said(en, ru, third, page(`t('a');`), ...written(['en', 'ru']))).toEqual([stale, stale]);
  });
});
