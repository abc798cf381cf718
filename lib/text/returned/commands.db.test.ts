import { sql } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { circulatedText, negotiators, openedRound, paragraphOf, submitted, textNow } from '#bin/test/text.ts';
import { refusal, value } from '#bin/test/world.ts';
import type { Actor } from '#lib/act/actor.ts';
import { wordCaution } from '#lib/act/form.ts';
import { read, rows } from '#lib/act/read.ts';
import { editText } from '#lib/text/commands.ts';
import { textFile } from '#lib/text/file/queries.ts';
import { readReturnedFile } from '#lib/text/returned/commands.ts';
import { cutRevision } from '#lib/text/revision/commands.ts';
import { writeZip } from '#lib/upload/fixtures-zip.ts';
import { openZip } from '#lib/upload/zip.ts';

let staff: Actor;
let kaz: Actor;
let text: { id: string; conferenceId: string; version: number };
beforeAll(async () => {
  ({ staff, kaz } = await negotiators());
  text = await circulatedText(staff, {}, { ordinal: '31' });
  const russian = [
    'Проект рекомендаций о безопасном возвращении',
    'Государства-участники,',
    'напоминая об Алматинской декларации,',
    'соглашаются ежегодно обмениваться статистикой;',
    'соглашаются выдавать сезонные разрешения в течение тридцати дней;',
    'на работу в сельском хозяйстве;',
    'на работу в строительстве;',
    'просят секретариат представлять доклад председателю.',
  ];
  for (const [at, { id: paragraphId, words }] of (await textNow(text.id)).paragraphs.entries()) {
    const put = { paragraphId, words: { en: words.en ?? '', ru: russian[at] ?? '' } };
    value(await editText(staff, { id: text.id, expectedVersion: text.version, edit: 'word', ...put }));
    text.version += 1;
  }
  value(await cutRevision(staff, { id: text.id, expectedVersion: text.version }));
  text.version += 1;
});

/** A file of the text as somebody changed it in Word: the XML of its parts by what their names end with. */
async function changed(
  asked: { revision: string; languages: string[] },
  edits: Record<string, (xml: string) => string>,
) {
  const file = await textFile(kaz, 'en', text.id, { ...asked, format: 'docx' });
  if (!file) throw new Error('there is no such file');
  const zip = await openZip(Buffer.from(file.bytes));
  const parts = [];
  for (const part of zip.parts) {
    const { bytes } = await zip.read(part, () => true);
    const edit = edits[part.name];
    parts.push({ name: part.name, data: edit ? edit(bytes.toString('utf8')) : bytes });
  }
  for (const [name, make] of Object.entries(edits))
    if (!parts.some((one) => one.name === name)) parts.push({ name, data: make('') });
  return { name: 'back.docx', bytes: writeZip(parts) };
}
const document = (edit: (xml: string) => string) => ({ 'word/document.xml': edit });
const same = (xml: string) => xml;
const form = (file: { name: string; bytes: Uint8Array }, language = 'en') => ({
  ...{ delegation: 'KAZ', textId: text.id, language, file },
});
/** What is shown before anything is kept, in sentences. */
const shown = async (file: { name: string; bytes: Uint8Array }, language = 'en') =>
  value(await readReturnedFile.rehearse(kaz, form(file, language))).map((one) => wordCaution(one, 'en'));
const draft = z.object({ kind: z.string(), language: z.string(), words: z.record(z.string(), z.string()).nullable() });
const drafts = () =>
  read(kaz, (db) => rows(db, draft, sql`select kind, language, words from proposal_draft where text_id = ${text.id}`));

test('of two languages side by side both are read: what differs in the second alone is a proposal in it', async () => {
  const both = { revision: '1', languages: ['en', 'ru'] };
  expect(await readReturnedFile(kaz, form(await changed(both, {})))).toMatchObject({
    refusal: { code: 'file-proposes-nothing' },
  });
  const file = await changed(
    both,
    document((xml) => xml.replace('ежегодно обмениваться', 'раз в полгода обмениваться')),
  );
  const said = await shown(file);
  expect(said[0]).toMatch(/^The file has two columns, English and Russian, and both are read\./);
  expect(said[1]).toBe('Paragraph 1: other words.');
  expect(said).toHaveLength(2);
  const inBoth = await changed(
    both,
    document((xml) => xml.replace('тридцати', 'сорока').replace('thirty', 'forty')),
  );
  expect((await shown(inBoth)).slice(1)).toEqual(['Paragraph 2: other words.', 'Courtesy translation, Russian:']);
  expect(await drafts()).toEqual([]);
  value(await readReturnedFile(kaz, form(file)));
  const words = { ru: 'соглашаются раз в полгода обмениваться статистикой;' };
  expect(await drafts()).toEqual([{ kind: 'replace', language: 'ru', words }]);
  // The same once more says nothing that is not there.
  expect(refusal(await readReturnedFile(kaz, form(file)))).toBe('file-read-already');
  const gone = await changed(
    both,
    document((xml) => xml.replace('на работу в строительстве;', '')),
  );
  expect(await readReturnedFile(kaz, form(gone))).toMatchObject({
    refusal: { code: 'file-only-unread', params: { words: 'на работу в строительстве;' } },
  });
});

test('a file of an earlier revision, and a paragraph longer than one may be, are refused with what to do', async () => {
  expect(await readReturnedFile(kaz, form(await changed({ revision: '0', languages: ['en'] }, {})))).toMatchObject({
    refusal: {
      code: 'file-of-older-revision',
      params: { symbol: expect.stringMatching(/L\.1$/), last: expect.stringMatching(/L\.1\/Rev\.1$/) },
    },
  });
  const long = await changed(
    { revision: '1', languages: ['en'] },
    document((xml) => xml.replace('thirty', 'x'.repeat(20_001))),
  );
  expect(await readReturnedFile(kaz, form(long))).toMatchObject({
    refusal: { code: 'paragraph-too-long', fields: { file: 'paragraph-too-long' }, params: { most: 20_000 } },
  });
});

test('a file in the other language is read as that, and it is said; one in a language that the text does not have is refused', async () => {
  const russian = { revision: '1', languages: ['ru'] };
  expect(await readReturnedFile(kaz, form(await changed(russian, {})))).toMatchObject({
    refusal: { code: 'file-proposes-nothing' },
  });
  const said = await shown(
    await changed(
      russian,
      document((xml) => xml.replace('тридцати', 'сорока')),
    ),
  );
  expect(said[0]).toMatch(/^The words of the file are in Russian, not in English: it is read as the Russian text/);
  expect(said.slice(1)).toEqual(['Paragraph 2: other words.']);
  const greek = await changed(
    { revision: '1', languages: ['en'] },
    document((xml) => xml.replaceAll(/(<w:t[ >][^<]*>)[^<]+/g, '$1λόγος άλλος')),
  );
  expect(await readReturnedFile(kaz, form(greek))).toMatchObject({ refusal: { code: 'file-in-other-language' } });
});

test('the rolling text is known by its mark, and by its brackets where that is gone', async () => {
  await openedRound(staff, text);
  const { id: paragraphId } = await paragraphOf(text.id, 'Agree to share');
  await submitted(kaz, text.id, { paragraphId, words: { en: 'Agree to share data every year;' } });
  const rolling = { revision: 'rolling', languages: ['en'] };
  for (const file of [
    await changed(rolling, {}),
    await changed(rolling, { 'docProps/custom.xml': (xml) => xml.replaceAll(/<property .*<\/property>/gsu, '') }),
    await changed(
      rolling,
      document((xml) => xml.replaceAll(/<\/?w:ins[^>]*>/g, '').replaceAll(/<w:del .*?<\/w:del>/gsu, '')),
    ),
  ])
    expect(await readReturnedFile(kaz, form(file))).toMatchObject({
      refusal: { code: 'file-rolling', fields: { file: 'file-rolling' } },
    });
});

test('what stands in a file beside its paragraphs is named where nothing is proposed, and beside the proposals', async () => {
  const english = { revision: '1', languages: ['en'] };
  const box =
    '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent><w:p><w:r><w:t>In a box</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r>';
  const referred = (name: string) => (xml: string) =>
    xml.replace('Agree to share', `</w:t></w:r><w:r><w:${name}Reference w:id="7"/></w:r><w:r><w:t>Agree to share`);
  const note = (name: string, words: string) =>
    `<w:${name} w:id="7" w:author="Aigerim"><w:p><w:r><w:t>${words}</w:t></w:r></w:p></w:${name}>`;
  const comments = {
    ...document(referred('comment')),
    'word/comments.xml': () =>
      `<w:comments xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${note('comment', 'We doubt this')}</w:comments>`,
    'word/_rels/document.xml.rels': (xml: string) =>
      xml.replace(
        '</Relationships>',
        '<Relationship Id="rId77" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/></Relationships>',
      ),
    '[Content_Types].xml': (xml: string) =>
      xml.replace(
        '</Types>',
        '<Override PartName="/word/comments.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"/></Types>',
      ),
  };
  const footnotes = {
    ...document(referred('footnote')),
    'word/footnotes.xml': (xml: string) =>
      xml.replace('</w:footnotes>', `${note('footnote', 'See the mandate')}</w:footnotes>`),
  };
  const edits = [
    [comments, 'Aigerim: We doubt this'],
    [footnotes, 'See the mandate'],
    [document((xml) => xml.replace(/<\/w:p><w:sectPr/, `${box}</w:p><w:sectPr`)), 'In a box'],
    [
      {
        'word/header1.xml': (xml: string) =>
          xml.replace('</w:p>', '</w:p><w:p><w:r><w:t>Position of Kazakhstan</w:t></w:r></w:p>'),
      },
      'Position of Kazakhstan',
    ],
    [document((xml) => xml.replace('For those who take part', 'For one alone')), 'For one alone'],
  ] as const;
  for (const [edit, words] of edits) {
    const refused = await readReturnedFile(kaz, form(await changed(english, edit)));
    expect(refused).toMatchObject({
      refusal: { code: 'file-only-unread', params: { words: expect.stringContaining(words) } },
    });
  }
  const header = {
    'word/header1.xml': (xml: string) => xml.replace('</w:p>', '</w:p><w:p><w:r><w:t>Ours</w:t></w:r></w:p>'),
  };
  const said = await shown(await changed(english, { ...header, ...document((xml) => xml.replace('thirty', 'forty')) }));
  expect(said[0]).toBe('Paragraph 2: other words.');
  expect(said[1]).toMatch(/^Not read as a proposal, at the edge of the page: .*Ours$/);
  expect(await readReturnedFile(kaz, form(await changed(english, document(same))))).toMatchObject({
    refusal: { code: 'file-proposes-nothing' },
  });
});

test('an empty file is said to be empty, and no file to be missing', async () => {
  const bytes = new Uint8Array();
  expect(await readReturnedFile(kaz, form({ name: 'back.docx', bytes }))).toMatchObject({
    refusal: { fields: { file: 'file-empty' } },
  });
  expect(await readReturnedFile(kaz, form({ name: '', bytes }))).toMatchObject({
    refusal: { fields: { file: 'file-missing' } },
  });
});
