import { readFileSync } from 'node:fs';
import { expect, test, vi } from 'vitest';
import { makeDocx, makePdf, relationshipTypes } from '#lib/upload/fixtures.ts';
import { readDocx, readingLimits } from '#lib/upload/reading/docx.ts';

// Large documents take long on a machine that is busy with other tests.
vi.setConfig({ testTimeout: 60_000 });

test('headings, text, links and tables are read; the document’s first heading is the page’s second', async () => {
  const link = '<w:p><w:hyperlink r:id="r9"><w:r><w:t>site</w:t></w:r></w:hyperlink></w:p>';
  const cell = (text: string, span = '') =>
    `<w:tc><w:tcPr>${span}</w:tcPr><w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${text}</w:t></w:r></w:p></w:tc>`;
  const body = `${link}<w:tbl><w:tr>${cell('1', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('2')}${cell('3')}</w:tr></w:tbl>`;
  const relationships = `<Relationship Id="r9" Type="${relationshipTypes}/hyperlink" Target="https://example.org/a?b&amp;c" TargetMode="External"/>`;
  const bytes = makeDocx([{ heading: 1, text: 'Повестка' }, { heading: 2, text: 'Part' }, 'A < B & C'], {
    body,
    relationships,
  });
  expect(await readDocx(bytes)).toEqual({
    html:
      '<h2>Повестка</h2><h3>Part</h3><p>A &lt; B &amp; C</p>' +
      '<p><a href="https://example.org/a?b&amp;c" rel="noopener noreferrer">site</a></p>' +
      '<table><tbody><tr><td colspan="2"><p><strong>1</strong></p></td></tr>' +
      '<tr><td><p><strong>2</strong></p></td><td><p><strong>3</strong></p></td></tr></tbody></table>',
    whole: true,
    unshown: [],
    unread: null,
  });
});

test.for([
  ['nothing', 'unreadable', () => new Uint8Array(0)],
  ['a PDF', 'unreadable', () => makePdf('a')],
  ['half of one', 'unreadable', () => makeDocx(['a']).subarray(0, 500)],
  ['a long one', 'too-long', () => makeDocx(['a'.repeat(readingLimits.xml)])],
  ['one of 300,000 paragraphs', 'too-long', () => makeDocx([], { body: '<w:p/>'.repeat(300_000) })],
  ['one of 600,000 runs', 'too-long', () => makeDocx([], { body: `<w:p>${'<w:r/>'.repeat(600_000)}</w:p>` })],
] as const)('%s gives nothing and says why: %s', async ([, unread, make]) => {
  expect(await readDocx(make())).toEqual({ html: '', whole: false, unshown: [], unread });
});

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const kept = (name: string) => new Uint8Array(readFileSync(new URL(`../cases/${name}`, import.meta.url)));

test.for([
  ['struck-words-lo.docx', ['struck', 'text-boxes', 'headers']],
  ['numbered-interrupted-pandoc.docx', ['struck', 'numbered', 'equations', 'notes']],
  ['plain-lo.docx', ['struck', 'numbered', 'notes']],
] as const)('nothing of %s is shown, and the page can say why', async ([name, unshown]) => {
  expect(await readDocx(kept(name))).toEqual({ html: '', whole: false, unshown, unread: null });
});

const run = (properties: string, text = 'may') =>
  `<w:p><w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r></w:p>`;
const styles = (content: string) => `<w:styles xmlns:w="${WORD}">${content}</w:styles>`;
const styled = (body: string, content: string) =>
  makeDocx(['First'], { body, parts: [{ name: 'word/styles.xml', data: styles(content) }] });
const STRUCK =
  '<w:style w:styleId="A"><w:rPr><w:strike/></w:rPr></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>';
const withHeader = (content: string) =>
  makeDocx(['A text'], {
    parts: [{ name: 'word/header1.xml', data: `<w:hdr xmlns:w="${WORD}"><w:p>${content}</w:p></w:hdr>` }],
    relationships: `<Relationship Id="r9" Type="${relationshipTypes}/header" Target="header1.xml"/>`,
  });

test.for<[string, string[], () => Uint8Array]>([
  ['struck words', ['struck'], () => makeDocx([], { body: run('<w:strike/>') })],
  ['words struck twice', ['struck'], () => makeDocx([], { body: run('<w:dstrike w:val="true"/>') })],
  ['words that a style strikes', ['struck'], () => styled(run('<w:rStyle w:val="B"/>'), STRUCK)],
  [
    'words of a paragraph that a style strikes',
    ['struck'],
    () => styled('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>may</w:t></w:r></w:p>', STRUCK),
  ],
  ['hidden words', ['hidden'], () => makeDocx([], { body: run('<w:vanish/>') })],
  ['an insertion', ['tracked'], () => makeDocx([], { body: '<w:p><w:ins><w:r><w:t>a</w:t></w:r></w:ins></w:p>' })],
  [
    'a deletion',
    ['tracked'],
    () => makeDocx([], { body: '<w:p><w:del><w:r><w:delText>a</w:delText></w:r></w:del></w:p>' }),
  ],
  ['moved words', ['tracked'], () => makeDocx([], { body: '<w:p><w:moveFrom><w:r/></w:moveFrom></w:p>' })],
  [
    'a paragraph taken out',
    ['tracked'],
    () => makeDocx([], { body: '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>' }),
  ],
  ['an equation', ['equations'], () => makeDocx([], { body: '<w:p><m:oMath xmlns:m="m"/></w:p>' })],
  ['a footnote', ['notes'], () => makeDocx([], { body: '<w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p>' })],
  ['a comment', ['comments'], () => makeDocx([], { body: '<w:p><w:commentRangeStart w:id="1"/></w:p>' })],
  [
    'a text box',
    ['text-boxes'],
    () => makeDocx([], { body: '<w:p><w:r><w:pict><w:txbxContent/></w:pict></w:r></w:p>' }),
  ],
  ['a diagram', ['text-boxes'], () => makeDocx([], { body: '<w:p><w:r><c:chart xmlns:c="c"/></w:r></w:p>' })],
  ['a header', ['headers'], () => withHeader('<w:r><w:t>RESTRICTED</w:t></w:r>')],
  [
    'a header that has words of the text in another order',
    ['headers'],
    () => withHeader('<w:r><w:t>Text, a</w:t></w:r>'),
  ],
])('a document with %s is not shown: %s', async ([, unshown, make]) => {
  expect(await readDocx(make())).toEqual({ html: '', whole: false, unshown, unread: null });
});

const page =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';

test.for<[string, () => Uint8Array]>([
  [
    'a header that says again what the text says, and a page’s number',
    () => withHeader(`<w:r><w:t>A te</w:t></w:r><w:r><w:t>XT</w:t></w:r><w:r><w:tab/></w:r>${page}`),
  ],
  ['words not struck', () => makeDocx([], { body: run('<w:strike w:val="0"/>') })],
  ['a struck run without words', () => makeDocx(['may'], { body: run('<w:strike/>', ' ') })],
  ['words that a style would strike', () => styled(run('<w:rStyle w:val="A"/><w:strike w:val="false"/>'), STRUCK)],
  [
    'a struck mark of a paragraph',
    () => makeDocx(['may'], { body: '<w:p><w:pPr><w:rPr><w:strike/></w:rPr></w:pPr></w:p>' }),
  ],
  ['the number of its page', () => withHeader(`<w:r><w:t>Page </w:t></w:r>${page}<w:r><w:t> of </w:t></w:r>${page}`)],
  [
    'the number of its page in Russian',
    () => withHeader(`<w:r><w:t>– стр. </w:t></w:r>${page}<w:r><w:t> из 3 –</w:t></w:r>`),
  ],
])('a document with %s is shown', async ([, make]) => {
  const read = await readDocx(make());
  expect(read).toMatchObject({ whole: true, unshown: [], unread: null });
  expect(read.html).not.toBe('');
});

type Pattern = { format: string; text: string; start?: string };
const numberingXml = (patterns: Pattern[], nums: string) =>
  `<w:numbering xmlns:w="${WORD}">${patterns
    .map(
      ({ format, text, start = '1' }, i) =>
        `<w:abstractNum w:abstractNumId="${i}"><w:lvl w:ilvl="0"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>` +
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2)"/></w:lvl></w:abstractNum>',
    )
    .join('')}${nums}</w:numbering>`;
const num = (id: number, pattern = id, more = '') =>
  `<w:num w:numId="${id + 1}"><w:abstractNumId w:val="${pattern}"/>${more}</w:num>`;
const item = (id: number, level = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id + 1}"/></w:numPr></w:pPr><w:r><w:t>item</w:t></w:r></w:p>`;
const TEXT = '<w:p><w:r><w:t>between</w:t></w:r></w:p>';
const decimal = { format: 'decimal', text: '%1.' };
const listed = (body: string, patterns: Pattern[] = [decimal, decimal], nums = num(0) + num(1)) =>
  makeDocx([], {
    body,
    parts: [{ name: 'word/numbering.xml', data: numberingXml(patterns, nums) }],
    relationships: `<Relationship Id="r9" Type="${relationshipTypes}/numbering" Target="numbering.xml"/>`,
  });
const OVERRIDE = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="3"/></w:lvlOverride>';

test.for<[string, boolean, () => Uint8Array]>([
  ['a plain list', true, () => listed(item(0) + item(0))],
  ['a plain list with empty lines in it', true, () => listed(`${item(0)}<w:p/>${item(0)}`)],
  ['a list within a list', true, () => listed(item(0) + item(0, 1) + item(0, 1) + item(0))],
  ['two lists apart', true, () => listed(item(0) + item(0) + TEXT + item(1))],
  ['points', true, () => listed(item(0) + TEXT + item(0), [{ format: 'bullet', text: '•' }, decimal])],
  ['a list that goes on after a sentence', false, () => listed(item(0) + TEXT + item(0))],
  [
    'a list that goes on as another',
    false,
    () => listed(item(0) + TEXT + item(1), [decimal], num(0) + num(1, 0, OVERRIDE)),
  ],
  ['a pattern that goes on', false, () => listed(item(0) + TEXT + item(1), [decimal], num(0) + num(1, 0))],
  ['two lists without a word between', false, () => listed(item(0) + item(1))],
  ['letters', false, () => listed(item(0), [{ format: 'lowerLetter', text: '%1)' }, decimal])],
  ['articles', false, () => listed(item(0), [{ format: 'decimal', text: 'Article %1' }, decimal])],
  ['a list that begins at 4', false, () => listed(item(0), [{ ...decimal, start: '4' }, decimal])],
  [
    'a list over cells',
    false,
    () => listed(`<w:tbl><w:tr><w:tc>${item(0)}</w:tc><w:tc>${item(0)}</w:tc></w:tr></w:tbl>`),
  ],
  ['a list of which there is nothing known', false, () => listed(item(7))],
])('%s: shown %s', async ([, isShown, make]) => {
  const read = await readDocx(make());
  expect(read.unshown).toEqual(isShown ? [] : ['numbered']);
  expect(read.html !== '').toBe(isShown);
});

test('an empty line does not begin a list anew', async () => {
  const { html } = await readDocx(listed(`${item(0)}<w:p/>${item(0)}`));
  expect(html).toBe('<ol><li>item</li><li>item</li></ol>');
});
