import { expect, test } from 'vitest';
import { linesOf } from '#lib/text/file/rules.ts';
import { returnedProposals } from '#lib/text/returned/rules.ts';
import { marked } from '#lib/text/rules.ts';
import { headLines, idAt, particulars, sample } from '#lib/typeset/fixtures.ts';
import { bookmarkOf } from '#lib/typeset/instrument.ts';
import { setInstrumentDocx } from '#lib/typeset/instrument-docx.ts';
import { writeZip } from '#lib/upload/fixtures-zip.ts';
import { readDraft } from '#lib/upload/reading/draft.ts';
import { openZip } from '#lib/upload/zip.ts';

/** The invented declaration as a DOCX whose XML was changed as Word changes it, and what it then proposes. */
async function editedInWord(edit: (xml: string) => string) {
  const lines = linesOf([{ language: 'en', marked: marked(sample, 'en') }], 'en');
  const zip = await openZip(Buffer.from(await setInstrumentDocx({ ...particulars, languages: ['en'], lines })));
  const entries = [];
  for (const part of zip.parts) {
    const { bytes } = await zip.read(part, () => true);
    const isText = part.name === 'word/document.xml';
    entries.push({ name: part.name, data: isText ? edit(bytes.toString('utf8')) : bytes });
  }
  const sent = { revision: sample, original: 'en', languages: ['en'], bookmarkOf, head: headLines };
  return returnedProposals(sent, await readDraft(writeZip(entries)));
}

/** The whole paragraph that has these words. */
function paragraphWith(xml: string, words: string): string {
  const found = xml.match(/<w:p>(?:(?!<\/w:p>).)*<\/w:p>/gsu)?.find((one) => one.includes(words));
  if (!found) throw new Error(`there is no “${words}”`);
  return found;
}

const by = 'w:id="900" w:author="Aigerim" w:date="2026-11-20T10:00:00Z"';
const may = 'States may object to the use of their figures within 30 days.';

test('a paragraph taken out with tracked changes, its end too, is one deletion; the next one stays itself', async () => {
  const { proposals, unmatched } = await editedInWord((xml) => {
    const before = paragraphWith(xml, may);
    const after = before
      .replace('</w:pPr>', `<w:rPr><w:del ${by}/></w:rPr></w:pPr>`)
      .replaceAll(
        /<w:r>.*?<\/w:r>/gsu,
        (run) => `<w:del ${by}>${run.replaceAll('w:t>', 'w:delText>').replaceAll('<w:t ', '<w:delText ')}</w:del>`,
      );
    return xml.replace(before, after);
  });
  expect(unmatched).toEqual([]);
  expect(proposals).toMatchObject([{ kind: 'delete', paragraphId: idAt(10) }]);
  expect(proposals).toHaveLength(1);
});

test('a paragraph put in with tracked changes is one insertion, under its author, of the kind of its style', async () => {
  const { proposals } = await editedInWord((xml) => {
    const before = paragraphWith(xml, may);
    return xml.replace(
      before,
      `${before}<w:p><w:pPr><w:pStyle w:val="InstrumentOperative2"/><w:rPr><w:ins ${by}/></w:rPr></w:pPr><w:ins ${by}><w:r><w:t>in writing.</w:t></w:r></w:ins></w:p>`,
    );
  });
  expect(proposals).toMatchObject([
    {
      kind: 'insert',
      after: idAt(10),
      paragraphKind: 'operative',
      level: 2,
      words: 'in writing.',
      authors: ['Aigerim'],
    },
  ]);
  expect(proposals).toHaveLength(1);
});

test('one that was split in two is reworded, and its second half put in behind it', async () => {
  const { proposals } = await editedInWord((xml) =>
    xml.replace(
      'to the use of their figures',
      '</w:t></w:r></w:p><w:p><w:pPr><w:pStyle w:val="InstrumentOperative1"/></w:pPr><w:r><w:t>to the use of their figures',
    ),
  );
  expect(proposals).toMatchObject([
    { kind: 'replace', paragraphId: idAt(10), words: 'States may object' },
    { kind: 'insert', after: idAt(10), words: 'to the use of their figures within 30 days.' },
  ]);
  expect(proposals).toHaveLength(2);
});

test('words typed where all words of a paragraph were taken away are that paragraph, reworded', async () => {
  const { proposals } = await editedInWord((xml) => {
    const before = paragraphWith(xml, may);
    const [start = '', end = ''] = [
      /<w:bookmarkStart[^>]*>/.exec(before)?.[0],
      /<w:bookmarkEnd[^>]*>/.exec(before)?.[0],
    ];
    return xml.replace(
      before,
      before.replace(/<w:bookmarkStart.*<w:bookmarkEnd[^>]*>/su, `${start}${end}<w:r><w:t>Deleted.</w:t></w:r>`),
    );
  });
  expect(proposals).toMatchObject([{ kind: 'replace', paragraphId: idAt(10), words: 'Deleted.' }]);
  expect(proposals).toHaveLength(1);
});

test('two that were made one: the first is reworded, the second goes, and that is said', async () => {
  const { proposals, unmatched } = await editedInWord((xml) => {
    const [one, two] = [paragraphWith(xml, 'Recalling'), paragraphWith(xml, 'Noting')];
    const inner = two.replace(/^<w:p><w:pPr>.*?<\/w:pPr>/su, '');
    return xml.replace(two, '').replace(one, one.replace('</w:p>', inner));
  });
  expect(proposals.map(({ kind, paragraphId }) => [kind, paragraphId])).toEqual([
    ['replace', idAt(2)],
    ['delete', idAt(3)],
  ]);
  expect(unmatched).toMatchObject([{ reason: 'merged', paragraphId: idAt(2) }]);
});

test('of two numbered points that were made one, the number of the second is no word of the first', async () => {
  const numbered = sample.filter(({ kind }) => kind === 'operative');
  const [first, second] = [numbered[0], numbered[1]];
  if (!first?.words.en || !second?.words.en) throw new Error('the sample has no two operative paragraphs');
  const [one, two] = [first.words.en, second.words.en].map((words) => words.replaceAll('*', '').slice(0, 24));
  const { proposals } = await editedInWord((xml) => {
    const [before, behind] = [paragraphWith(xml, one ?? ''), paragraphWith(xml, two ?? '')];
    const inner = behind.replace(/^<w:p><w:pPr>.*?<\/w:pPr>/su, '');
    return xml.replace(behind, '').replace(before, before.replace('</w:p>', inner));
  });
  const joined = proposals.find(({ kind, paragraphId }) => kind === 'replace' && paragraphId === first.id);
  expect(joined?.words).toBe(`${first.words.en} ${second.words.en}`);
});

test('a table is named with the paragraph that it stands behind, and a line of the head that was changed is shown', async () => {
  const table = '<w:tbl><w:tr><w:tc><w:p><w:r><w:t>State</w:t></w:r></w:p></w:tc></w:tr></w:tbl>';
  const { proposals, unmatched } = await editedInWord((xml) => {
    const before = paragraphWith(xml, may);
    return xml.replace(before, before + table).replace('Limited', 'General');
  });
  expect(proposals).toEqual([]);
  expect(unmatched).toEqual([
    { reason: 'head', what: null, words: 'General', paragraphId: null },
    { reason: 'apart', what: 'table', words: 'State', paragraphId: idAt(10) },
  ]);
});

test('a paragraph whose words were taken out and whose number was left is gone, and says nothing in its place', async () => {
  const { proposals, unmatched } = await editedInWord((xml) => xml.replace(may, ''));
  expect(unmatched).toEqual([]);
  expect(proposals).toMatchObject([{ kind: 'delete', paragraphId: idAt(10) }]);
  expect(proposals).toHaveLength(1);
});
