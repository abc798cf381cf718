import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { extractText, getDocumentProxy } from 'unpdf';
import { expect, test, vi } from 'vitest';
import type { OpenProposal } from '#lib/text/bracket/rules.ts';
import { linesOf, rollingLines } from '#lib/text/file/rules.ts';
import { comparable } from '#lib/text/returned/pairing/rules.ts';
import { returnedProposals, unturned } from '#lib/text/returned/rules.ts';
import { compiled } from '#lib/text/rolling/rules.ts';
import { marked, type Paragraph } from '#lib/text/rules.ts';
import { idAt, particulars, sample } from '#lib/typeset/fixtures.ts';
import { bookmarkOf } from '#lib/typeset/instrument.ts';
import { setInstrumentDocx } from '#lib/typeset/instrument-docx.ts';
import { instrumentHtml } from '#lib/typeset/instrument-html.ts';
import { setInstrumentPdf } from '#lib/typeset/instrument-pdf.ts';
import { readDraft } from '#lib/upload/reading/draft.ts';

vi.setConfig({ testTimeout: 120_000 });

const names = new Map([
  ['KAZ', 'Kazakhstan'],
  ['KGZ', 'Kyrgyzstan'],
  ['TJK', 'Tajikistan'],
]);
const order = new Map([...names.keys()].map((key, at) => [key, at]));
const say = {
  alternative: 'alt.',
  comment: 'Comment',
  inLanguage: (language: string) => `(in ${language})`,
  movedFrom: 'moved',
  moveTo: (behind: { mark: string | null; words: string } | null) =>
    behind ? `move behind ${behind.mark ?? `“${behind.words}”`}` : 'move to the beginning',
  notes: ({ paragraph }: { paragraph: Paragraph }) => (paragraph.agreed ? ['Agreed ad referendum'] : []),
};
const blank: Omit<OpenProposal, 'id' | 'kind' | 'proponents'> = {
  ...{ paragraphId: null, after: null, paragraphKind: null, level: null, words: null },
  language: 'en',
};

async function rolled(revision: readonly Paragraph[], proposals: readonly OpenProposal[]) {
  const rolling = compiled({ paragraphs: revision, last: revision, original: 'en', language: 'en', proposals, order });
  const lines = rollingLines({
    rolling,
    nameOf: (key) => names.get(key) ?? key,
    submitted: new Map(proposals.map(({ id }) => [id, '2026-11-20T10:00:00Z'])),
    say,
    last: marked(revision, 'en'),
  });
  const bytes = await setInstrumentDocx({ ...particulars, languages: ['en'], lines });
  const texts = async (changes: 'accepted' | 'refused') => {
    const { paragraphs, authors } = await readDraft(bytes, changes);
    const own = paragraphs.filter(({ isHead }) => !isHead);
    return { words: own.map(({ words }) => comparable(words)), wholes: own.map(({ whole }) => whole), authors };
  };
  return { accepted: await texts('accepted'), refused: await texts('refused') };
}

test('the rolling text carries each State as the author of its changes, with brackets and proponents in the words', async () => {
  const may = 'States may object to the use of their figures within 30 days.';
  const proposals: OpenProposal[] = [
    {
      ...blank,
      id: '1',
      kind: 'replace',
      proponents: ['KGZ', 'KAZ'],
      paragraphId: idAt(10),
      words: { en: may.replace('30', '60') },
    },
    {
      ...blank,
      id: '2',
      kind: 'replace',
      proponents: ['TJK'],
      paragraphId: idAt(10),
      words: { en: may.replace('30', '90') },
    },
    {
      ...blank,
      id: '3',
      kind: 'insert',
      proponents: ['TJK'],
      after: idAt(10),
      paragraphKind: 'operative',
      level: 1,
      words: { en: 'It is given in writing.' },
    },
    { ...blank, id: '4', kind: 'delete', proponents: ['KGZ'], paragraphId: idAt(13) },
    { ...blank, id: '5', kind: 'move', proponents: ['KAZ'], paragraphId: idAt(2), after: idAt(3) },
  ];
  const { accepted, refused } = await rolled(sample, proposals);
  expect(accepted.words).toContain(
    'States may object to the use of their figures within [Kazakhstan, Kyrgyzstan: 60][Tajikistan: 90] days.',
  );
  expect(accepted.words).toContain('[Tajikistan: It is given in writing.]');
  expect(accepted.words).toContain(
    '[Kazakhstan (moved): Recalling the invented Declaration of the second Conference,]'.replace(
      'Recalling',
      '*Recalling*',
    ),
  );
  expect(accepted.words[1]).toMatch(
    /^\*Recalling\* the .* \[Kazakhstan: move behind “Noting that the countries [^*]*…”\]$/,
  );
  expect(accepted.words).toContain('[Kyrgyzstan: –]');
  expect(accepted.authors).toEqual(
    expect.arrayContaining(['Kazakhstan, Kyrgyzstan', 'Tajikistan', 'Kyrgyzstan', 'Kazakhstan']),
  );
  expect(refused.words).toEqual(sample.map(({ words }) => comparable(words.en)));
});

test('a comment stands beneath its paragraph under its word, and the language of words in another is said once', async () => {
  const comment = { ...blank, kind: 'comment', paragraphId: idAt(10), language: 'ru' } as const;
  const { accepted, refused } = await rolled(sample, [
    { ...comment, id: '1', proponents: ['KAZ'], words: { ru: 'Срок мал.' } },
    { ...comment, id: '2', proponents: ['KGZ'], language: 'en', words: { en: 'Why thirty?' } },
    { ...comment, id: '3', kind: 'replace', proponents: ['TJK'], words: { ru: 'Срок не нужен.' } },
  ]);
  expect(accepted.wholes).toContain('Comment\t[Kazakhstan (in ru): Срок мал.]');
  expect(accepted.wholes).toContain('Comment\t[Kyrgyzstan: Why thirty?]');
  expect(accepted.wholes).toContain('2 alt.\t[Tajikistan (in ru): Срок не нужен.]');
  expect(refused.words).toEqual(sample.map(({ words }) => comparable(words.en)));
});

test('who refuses every change of a rolling text has the revision, whatever is proposed', async () => {
  const words = fc
    .array(fc.constantFrom('may', 'shall', 'States', 'not', 'object', 'a', 'year,'), { minLength: 1, maxLength: 8 })
    .map((all) => all.join(' '));
  const text = fc.array(words, { minLength: 1, maxLength: 5 });
  const proposals = fc.array(
    fc.record({
      kind: fc.constantFrom('insert', 'delete', 'replace', 'move', 'comment'),
      at: fc.nat(4),
      to: fc.option(fc.nat(4)),
      said: words,
      who: fc.constantFrom('KAZ', 'KGZ', 'TJK'),
    }),
    { maxLength: 6 },
  );
  await fc.assert(
    fc.asyncProperty(text, proposals, async (all, made) => {
      const revision = all.map((en, at): Paragraph => ({ id: idAt(at), kind: 'operative', level: 1, words: { en } }));
      const open = made.map(
        ({ kind, at, to, said, who }, number): OpenProposal => ({
          ...{ id: `${number}`, kind, language: 'en', proponents: [who] },
          paragraphId: kind === 'insert' ? null : idAt(at % all.length),
          after: kind === 'insert' || kind === 'move' ? (to === null ? null : idAt(to % all.length)) : null,
          ...{ paragraphKind: kind === 'insert' ? 'operative' : null, level: kind === 'insert' ? 1 : null },
          words: kind === 'delete' || kind === 'move' ? null : { en: said },
        }),
      );
      expect((await rolled(revision, open)).refused.words).toEqual(all);
    }),
    { numRuns: 100 },
  );
});

test('what is agreed ad referendum is said beneath its paragraph in each file, and is no part of the text when it comes back', async () => {
  const agreed = sample.map((one, at) => (at === 9 ? { ...one, agreed: true } : one));
  const rolling = compiled({ paragraphs: agreed, last: agreed, original: 'en', language: 'en', proposals: [], order });
  const lines = rollingLines({ rolling, nameOf: (key) => key, submitted: new Map(), say, last: marked(agreed, 'en') });
  expect(lines.flatMap(({ id, columns }) => (columns[0]?.notes ? [id, ...columns[0].notes] : []))).toEqual([
    idAt(10),
    'Agreed ad referendum',
  ]);
  const set = { ...particulars, languages: ['en'], lines };
  const bytes = await setInstrumentDocx(set);
  const { paragraphs } = await readDraft(bytes);
  const said = paragraphs.map(({ words }) => words);
  expect(said[said.indexOf('*Agreed ad referendum*') - 1]).toBe(sample[9]?.words.en);
  expect(paragraphs.filter(({ isHead }) => !isHead).map(({ words }) => comparable(words))).toEqual(
    sample.map(({ words }) => comparable(words.en)),
  );
  const sent = { revision: agreed, original: 'en', languages: ['en'], bookmarkOf };
  expect(returnedProposals(sent, unturned(await readDraft(bytes))).proposals).toEqual([]);
  expect(instrumentHtml(set)).toMatch(/<\/p><p class="note">Agreed ad referendum<\/p>/);
  const pdf = await getDocumentProxy(new Uint8Array(await setInstrumentPdf(set)));
  expect((await extractText(pdf, { mergePages: true })).text).toContain('Agreed ad referendum');
});

test('two languages side by side each say it in their own words', async () => {
  const agreed = sample.slice(0, 2).map((one) => ({ ...one, agreed: true }));
  const said = { en: 'Agreed ad referendum', ru: 'Согласовано ad referendum' };
  const lines = linesOf(
    (['en', 'ru'] as const).map((language) => ({ language, marked: marked(agreed, language) })),
    'en',
    (_, language) => [language === 'ru' ? said.ru : said.en],
  );
  const bytes = await setInstrumentDocx({ ...particulars, languages: ['en', 'ru'], lines });
  const heads = (await readDraft(bytes)).paragraphs.flatMap(({ isHead, words }) =>
    isHead ? [words.replaceAll('*', '')] : [],
  );
  expect(heads.filter((words) => words.includes('ad referendum'))).toEqual([said.en, said.ru, said.en, said.ru]);
});

test('LibreOffice keeps each author, the brackets and the revision beneath them', async () => {
  const bytes = new Uint8Array(readFileSync(new URL('../../typeset/cases/rolling-lo.docx', import.meta.url)));
  const [accepted, refused] = [await readDraft(bytes), await readDraft(bytes, 'refused')];
  const wordsOf = (draft: typeof accepted) =>
    draft.paragraphs.filter(({ isHead }) => !isHead).map(({ words }) => comparable(words));
  expect(accepted.authors).toEqual(expect.arrayContaining(['Kazakhstan, Kyrgyzstan', 'Tajikistan', 'Kyrgyzstan']));
  expect(wordsOf(accepted)).toContain('[Tajikistan: It is given in writing.]');
  expect(wordsOf(refused)).toEqual(sample.map(({ words }) => comparable(words.en)));
});
