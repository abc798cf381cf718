import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { linesOf } from '#lib/text/file/rules.ts';
import { comparable } from '#lib/text/returned/pairing/rules.ts';
import { returnedProposals } from '#lib/text/returned/rules.ts';
import { cleanWords, inserted, marked, moved, type Paragraph } from '#lib/text/rules.ts';
import { headLines as head, idAt, particulars, sample } from '#lib/typeset/fixtures.ts';
import { bookmarkOf } from '#lib/typeset/instrument.ts';
import { setInstrumentDocx } from '#lib/typeset/instrument-docx.ts';
import { readDraft } from '#lib/upload/reading/draft.ts';

vi.setConfig({ testTimeout: 120_000 });

/** A text sent out as a DOCX and read back, as it was sent or as `edit` made its paragraphs. */
async function sentAndBack(
  revision: readonly Paragraph[],
  languages: readonly string[],
  edit: (paragraphs: readonly Paragraph[]) => readonly Paragraph[] = (all) => all,
) {
  const numbered = languages.map((language) => ({ language, marked: marked(edit(revision), language) }));
  const bytes = await setInstrumentDocx({ ...particulars, languages: [...languages], lines: linesOf(numbered, 'en') });
  const untitled = revision.some(({ kind }) => kind === 'title') ? [] : [particulars.title];
  const sent = { revision, original: 'en', languages, bookmarkOf, head: [...head, ...untitled] };
  return returnedProposals(sent, await readDraft(bytes));
}

/** What a file that LibreOffice wrote would change in the invented declaration. */
async function fromLibreOffice(name: string, languages: readonly string[]) {
  const bytes = new Uint8Array(readFileSync(new URL(`../../typeset/cases/returned-${name}-lo.docx`, import.meta.url)));
  const sent = { revision: sample, original: 'en', languages, bookmarkOf, head };
  return returnedProposals(sent, await readDraft(bytes));
}

const nothing = { proposals: [], unmatched: [], authors: [] };

const letters = fc.constantFrom(
  ...'abcdé жқғҷ ااسلام 1.()*«»<&"’-–\u00a0\u00ad\u0301'.split(''),
  'may ',
  'States ',
  '*shall* ',
  '(a) ',
  '1. ',
);
// As the register keeps words.
const words = fc.string({ unit: letters, minLength: 1, maxLength: 30 }).map((text) => cleanWords(`w${text}`));
const paragraph = fc.record({
  id: fc.uuid(),
  kind: fc.constantFrom('heading', 'preambular', 'operative', 'operative', 'annex'),
  level: fc.constantFrom(1, 2, 3),
  words: words.map((en) => ({ en })),
}) satisfies fc.Arbitrary<Paragraph>;
const texts = fc.uniqueArray(paragraph, { minLength: 1, maxLength: 8, selector: ({ id }) => id });

test('a file that comes back as it was sent proposes nothing', async () => {
  await fc.assert(
    fc.asyncProperty(texts, async (text) => {
      expect(await sentAndBack(text, ['en'])).toMatchObject(nothing);
    }),
    { numRuns: 150 },
  );
});

test('nor does one in two languages side by side', async () => {
  const both = texts.map((all) => all.map((one) => ({ ...one, words: { en: one.words.en, ru: `ж${one.words.en}` } })));
  await fc.assert(
    fc.asyncProperty(both, async (text) => {
      expect(await sentAndBack(text, ['en', 'ru'])).toMatchObject(nothing);
    }),
    { numRuns: 60 },
  );
});

test('other words are one replacement with these words', async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.nat(), words, async (text, at, put) => {
      const chosen = text[at % text.length];
      if (!chosen || comparable(chosen.words.en) === comparable(put)) return;
      const { proposals, unmatched } = await sentAndBack(text, ['en'], (all) =>
        all.map((one) => (one === chosen ? { ...one, words: { en: put } } : one)),
      );
      expect(unmatched).toEqual([]);
      expect(proposals).toMatchObject([{ kind: 'replace', paragraphId: chosen.id, language: 'en' }]);
      expect(comparable(proposals[0]?.words ?? '')).toBe(comparable(put));
    }),
    { numRuns: 150 },
  );
});

test.for([
  ['en', ['en']],
  ['ru', ['ru']],
  ['fa', ['fa']],
  ['en-ru', ['en', 'ru']],
] as const)('a file that went through LibreOffice unedited proposes nothing: %s', async ([name, languages]) => {
  expect(await fromLibreOffice(name, languages)).toMatchObject(nothing);
});

test('a file edited without tracked changes gives each change once, in the order of the file', async () => {
  const { proposals, unmatched } = await fromLibreOffice('edited', ['en']);
  expect(unmatched).toEqual([]);
  expect(proposals[2]).toMatchObject({ paragraphKind: 'operative', level: 1 });
  expect(proposals.map(({ kind, paragraphId, after, words }) => [kind, paragraphId, after, words])).toEqual([
    ['move', idAt(2), idAt(3), null],
    ['replace', idAt(10), null, 'States may object to the use of their figures within 60 days.'],
    ['insert', null, idAt(10), 'An objection is given in writing.'],
    ['delete', idAt(9), null, null],
  ]);
});

test('tracked changes of two authors are read as the text that they make, with both named', async () => {
  const { proposals, unmatched, authors } = await fromLibreOffice('tracked', ['en']);
  expect(unmatched).toEqual([]);
  expect(authors).toEqual(['Aigerim, Kazakhstan', 'Bakyt, Kyrgyzstan']);
  expect(proposals).toMatchObject([
    {
      kind: 'replace',
      paragraphId: idAt(5),
      words: 'States agree to exchange statistics on movement twice a year, before 31 March;',
      authors: ['Aigerim, Kazakhstan'],
    },
    { kind: 'replace', paragraphId: idAt(7), words: 'on permits :', authors: ['Bakyt, Kyrgyzstan'] },
    { kind: 'replace', paragraphId: idAt(11), authors: ['Bakyt, Kyrgyzstan'] },
  ]);
});

/** The paragraphs of a file, as the proposals made of it would have the text: the order of its words. */
function applied(revision: readonly Paragraph[], { proposals }: Awaited<ReturnType<typeof sentAndBack>>): string[] {
  let text: readonly Paragraph[] = revision;
  const behind = new Map<string | null, string>();
  const gone = new Set(proposals.flatMap(({ kind, paragraphId }) => (kind === 'delete' ? [paragraphId] : [])));
  text = text.filter(({ id }) => !gone.has(id));
  for (const { kind, paragraphId, after } of proposals)
    if (kind === 'move' && paragraphId !== null) text = moved(text, paragraphId, after) ?? text;
  for (const [at, { kind, paragraphId, after, words, language }] of proposals.entries()) {
    if (kind === 'replace')
      text = text.map((one) =>
        one.id === paragraphId ? { ...one, words: { ...one.words, [language]: words ?? '' } } : one,
      );
    if (kind !== 'insert') continue;
    const id = `new-${at}`;
    text = inserted(text, behind.get(after) ?? after, { id, kind: 'preambular', level: 1, words: { en: words ?? '' } });
    behind.set(after, id);
  }
  return text.map((one) => comparable(one.words.en ?? ''));
}

test('two paragraphs that changed places are one move', async () => {
  const plain = texts.map((all) => all.map((one) => ({ ...one, kind: 'preambular' as const })));
  await fc.assert(
    fc.asyncProperty(plain, fc.nat(), async (text, at) => {
      const [one, two] = [text[at % text.length], text[(at % text.length) + 1]];
      if (!one || !two) return;
      const swapped = (all: readonly Paragraph[]) => all.map((p) => (p === one ? two : p === two ? one : p));
      const back = await sentAndBack(text, ['en'], swapped);
      expect(back.unmatched).toEqual([]);
      expect(back.proposals).toHaveLength(1);
      expect(back.proposals).toMatchObject([{ kind: 'move' }]);
      expect(applied(text, back)).toEqual(swapped(text).map(({ words: said }) => comparable(said.en ?? '')));
    }),
    { numRuns: 80 },
  );
});

test('whatever is moved, put in, taken out and reworded, the proposals make the text of the file', async () => {
  const edits = fc.array(
    fc.record({ what: fc.constantFrom('move', 'insert', 'delete', 'replace'), at: fc.nat(), to: fc.nat(), words }),
    { maxLength: 5 },
  );
  await fc.assert(
    fc.asyncProperty(texts, edits, async (text, all) => {
      const edited = (paragraphs: readonly Paragraph[]) => {
        const now = [...paragraphs];
        for (const { what, at, to, words: en } of all) {
          const place = at % Math.max(1, now.length);
          const one = now[place];
          if (what === 'insert')
            now.splice(place, 0, {
              id: `0000-${to}-${en.length}`,
              kind: 'preambular',
              level: 1,
              words: { en: `put ${to} ${en}` },
            });
          if (!one) continue;
          if (what === 'delete' && now.length > 1) now.splice(place, 1);
          if (what === 'move') now.splice(to % now.length, 0, ...now.splice(place, 1));
          if (what === 'replace' && now[place] === one) now[place] = { ...one, words: { en } };
        }
        return now;
      };
      const back = await sentAndBack(text, ['en'], edited);
      expect(applied(text, back)).toEqual(edited(text).map(({ words: said }) => comparable(said.en ?? '')));
    }),
    { numRuns: 200 },
  );
});

test('composed and decomposed letters, soft hyphens and spaces that do not break are no change', async () => {
  const before: Paragraph[] = [
    { id: idAt(1), kind: 'preambular', level: 1, words: { en: 'Café à la résidence, 30 days' } },
  ];
  const after = 'Cafe\u0301 a\u0300 la rési\u00addence, 30\u00a0days';
  expect(
    await sentAndBack(before, ['en'], (all) => all.map((one) => ({ ...one, words: { en: after } }))),
  ).toMatchObject(nothing);
});

test('a file without bookmarks, its paragraphs typed anew, is known by its words', async () => {
  const edited = (all: readonly Paragraph[]) => all.map((one, at) => ({ ...one, id: `other-${at}` }));
  const back = await sentAndBack(sample, ['en'], edited);
  expect(back).toMatchObject({ ...nothing, matched: sample.length });
});

test('of a file of another text hardly a paragraph is found', async () => {
  const other = Array.from(
    { length: 12 },
    (_, at): Paragraph => ({ id: `x${at}`, kind: 'preambular', level: 1, words: { en: `Nothing alike ${at}` } }),
  );
  expect(await sentAndBack(sample, ['en'], () => other)).toMatchObject({ matched: 0, isOfAnother: true });
});

test('a text of three thousand paragraphs, all of them typed anew, is known by its words too', () => {
  const revision = Array.from(
    { length: 3000 },
    (_, at): Paragraph => ({
      id: `p${at}`,
      kind: 'operative',
      level: 1,
      words: { en: `States ${at} agree ${'to say what they know '.repeat(20)} ${at * 7}` },
    }),
  );
  const paragraphs = revision.map(({ kind, level, words: said }) => ({
    ...{ kind, level, bookmarks: [], authors: [], column: 0, isHead: false },
    ...{ words: `${said.en} again`, whole: `${said.en} again` },
  }));
  const { matched } = returnedProposals(
    { revision, original: 'en', languages: ['en'], bookmarkOf },
    { paragraphs, apart: [], authors: [] },
  );
  expect(matched).toBeGreaterThan(2900);
});

test('what is reworded or put in in two languages is one proposal with its translation', async () => {
  const edited = (all: readonly Paragraph[]) =>
    all.flatMap((one, at): Paragraph[] => {
      const { en = '', ru = '' } = one.words;
      if (at === 9) return [{ ...one, words: { en: en.replace('30', '60'), ru: ru.replace('30', '60') } }];
      if (at !== 10) return [one];
      return [one, { id: 'new', kind: 'operative', level: 1, words: { en: 'In writing.', ru: 'Письменно.' } }];
    });
  const { proposals, unmatched } = await sentAndBack(sample, ['en', 'ru'], edited);
  expect(unmatched).toEqual([]);
  expect(proposals).toMatchObject([
    {
      kind: 'replace',
      paragraphId: idAt(10),
      language: 'en',
      translations: { ru: sample[9]?.words.ru.replace('30', '60') },
    },
    { kind: 'insert', after: idAt(11), words: 'In writing.', translations: { ru: 'Письменно.' } },
  ]);
});
