import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { linesOf } from '#lib/text/file/rules.ts';
import { comparable, returnedProposals } from '#lib/text/returned/rules.ts';
import { marked, type Paragraph } from '#lib/text/rules.ts';
import { bookmarkOf, type SetInstrument } from '#lib/typeset/instrument.ts';
import { setInstrumentDocx } from '#lib/typeset/instrument-docx.ts';
import { readDraft } from '#lib/upload/reading/draft.ts';

vi.setConfig({ testTimeout: 120_000 });

const particulars: Omit<SetInstrument, 'languages' | 'lines'> = {
  running: 'Exercise',
  symbol: 'AP/EX/2026/L.1',
  issuer: 'The Process. Secretariat',
  particulars: ['Limited'],
  occasion: ['Item 3'],
  title: 'Draft declaration',
  subtitle: null,
  pageOf: (page, pages) => `${page} / ${pages}`,
};
const head = [particulars.issuer, particulars.symbol, ...particulars.particulars, ...particulars.occasion, particulars.title];

/** A text sent out as a DOCX and read back, as it was sent or as `edit` made its paragraphs. */
async function sentAndBack(
  revision: readonly Paragraph[],
  languages: readonly string[],
  edit: (paragraphs: readonly Paragraph[]) => readonly Paragraph[] = (all) => all,
) {
  const numbered = languages.map((language) => ({ language, marked: marked(edit(revision), language) }));
  const bytes = await setInstrumentDocx({ ...particulars, languages: [...languages], lines: linesOf(numbered, 'en') });
  return returnedProposals({ revision, original: 'en', languages, bookmarkOf, head }, await readDraft(bytes));
}

const letters = fc.constantFrom(...'abcdé жқғҷ ااسلام 1.()*«»<&"’-–\u00a0\u00ad\u0301'.split(''), 'may ', 'States ', '*shall* ', '(a) ', '1. ');
const words = fc.string({ unit: letters, minLength: 1, maxLength: 30 }).map((text) => `w${text}`);
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
      expect(await sentAndBack(text, ['en'])).toEqual({ proposals: [], unmatched: [], authors: [] });
    }),
    { numRuns: 150 },
  );
});

test('nor does one in two languages side by side', async () => {
  const both = texts.map((all) => all.map((one) => ({ ...one, words: { en: one.words.en, ru: `ж${one.words.en}` } })));
  await fc.assert(
    fc.asyncProperty(both, async (text) => {
      expect(await sentAndBack(text, ['en', 'ru'])).toEqual({ proposals: [], unmatched: [], authors: [] });
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
