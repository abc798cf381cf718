import { beforeAll, expect, test } from 'vitest';
import { announcedConference } from '#bin/test/conference.ts';
import { negotiators, textForm, textNow } from '#bin/test/text.ts';
import { value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { wordCaution } from '#lib/act/form.ts';
import { addText } from '#lib/text/addition/commands.ts';
import { linesOf } from '#lib/text/file/rules.ts';
import { marked } from '#lib/text/rules.ts';
import { setDocx } from '#lib/typeset/docx.ts';
import { particulars, sample } from '#lib/typeset/fixtures.ts';
import { setInstrumentDocx } from '#lib/typeset/instrument-docx.ts';
import { makeDocx } from '#lib/upload/fixtures.ts';

let staff: Actor;
let conferenceId: string;
beforeAll(async () => {
  ({ staff } = await negotiators());
  ({ id: conferenceId } = await announcedConference(staff, { ordinal: '41' }));
});

const form = (bytes: Uint8Array) => textForm(conferenceId, { body: '', file: { name: 'text.docx', bytes } });
/** What is shown before a text is kept that is made of a file: sentences, and the paragraphs of the text as they then are. */
async function made(bytes: Uint8Array) {
  const cautions = value(await addText.rehearse(staff, form(bytes)));
  const { id } = value(await addText(staff, form(bytes)));
  return {
    said: cautions.map((one) => wordCaution(one, 'en')),
    redlines: cautions.flatMap(({ redline }) =>
      redline ? [redline.pieces.map(({ kind, text }) => [kind, text])] : [],
    ),
    paragraphs: (await textNow(id)).paragraphs,
  };
}

/** The invented declaration as a file, its fifth paragraph agreed. */
const declaration = (languages: ('en' | 'ru')[], more: object = {}) =>
  setInstrumentDocx({
    ...{ ...particulars, languages, subtitle: 'Draft, under negotiation', ...more },
    lines: linesOf(
      languages.map((language) => ({ language, marked: marked(sample, language) })),
      'en',
      ({ id }) => (id === sample[4]?.id ? ['Agreed ad referendum'] : []),
    ),
  });

test('a file of the portal makes a text without its head and its marks, which are said to be left out', async () => {
  const { said, paragraphs } = await made(await declaration(['en']));
  expect(paragraphs.map(({ kind, words }) => [kind, words.en])).toEqual(
    sample.map(({ kind, words }) => [kind, words.en]),
  );
  expect(said[0]).toMatch(/^8 lines are of the head of the file, or a mark on a paragraph/);
  expect(said.at(-1)).toMatch(/^13 paragraphs were read\./);
  const paper = await setDocx({
    ...{ ...particulars, language: 'en', subtitle: 'Note by the secretariat', pageOf: () => '' },
    blocks: [{ kind: 'paragraph', text: 'Agree to meet.' }],
  });
  expect((await made(paper)).paragraphs.map(({ kind, words }) => [kind, words.en])).toEqual([
    ['title', particulars.title],
    ['operative', 'Agree to meet.'],
  ]);
});

test('words in other letters than those of the original language are said to be so', async () => {
  expect((await made(await declaration(['ru']))).said[0]).toMatch(/not those of the original language .* \(English\)/);
  expect((await made(await declaration(['en']))).said.join()).not.toMatch(/original language/);
});

test('of languages side by side one is the text, and the other goes with its paragraphs', async () => {
  for (const languages of [
    ['en', 'ru'],
    ['ru', 'en'],
  ] as const) {
    const { said, paragraphs } = await made(await declaration([...languages]));
    expect(paragraphs.map(({ words }) => words)).toEqual(sample.map(({ words: { en, ru } }) => ({ en, ru })));
    expect(said).toContain(
      'The words in Russian of 13 paragraphs, which stand beside it in the file, are kept with it.',
    );
  }
});

const by = (who: string) => `w:id="9" w:author="${who}" w:date="2026-11-20T10:00:00Z"`;
const run = (words: string) => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const gone = (who: string, words: string) =>
  `<w:del ${by(who)}><w:r><w:delText xml:space="preserve">${words}</w:delText></w:r></w:del>`;

test('tracked changes of a file are said before a text is made of it: how many, whose, and all words that go and come', async () => {
  const body = [
    `<w:p>${run('Draft')}</w:p>`,
    `<w:p>${run('1. Agree to meet ')}${gone('Bakyt', 'once')}<w:ins ${by('Aigerim')}>${run('twice')}</w:ins>${run(' a year.')}</w:p>`,
    `<w:p><w:pPr><w:rPr><w:del ${by('Bakyt')}/></w:rPr></w:pPr>${gone('Bakyt', '2. Ask for a report.')}</w:p>`,
    `<w:p>${run('3. Go on.')}</w:p>`,
  ];
  const { said, redlines, paragraphs } = await made(makeDocx([], { body: body.join('') }));
  expect(said[0]).toMatch(
    /^The file carries tracked changes \(4\) of Bakyt, Aigerim\. It is read as if all were accepted/,
  );
  expect(redlines).toEqual([
    [
      ['same', '1. Agree to meet '],
      ['removed', 'once'],
      ['added', 'twice'],
      ['same', ' a year.'],
    ],
    [
      ['removed', '2. Ask for a report.'],
      ['same', '3. Go on.'],
    ],
  ]);
  expect(paragraphs.map(({ words }) => words.en)).toEqual(['Draft', 'Agree to meet twice a year.', 'Go on.']);
});

test('a rolling text, and an empty file, are said to be what they are', async () => {
  expect((await made(await declaration(['en'], { isRolling: true }))).said[0]).toMatch(/^The file is a rolling text/);
  expect(await addText(staff, form(new Uint8Array()))).toMatchObject({ refusal: { fields: { file: 'file-empty' } } });
});
