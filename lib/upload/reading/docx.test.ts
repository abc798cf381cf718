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

const shown = async (bytes: Uint8Array): Promise<string> => {
  const { html, unshown, unread, whole } = await readDocx(bytes);
  expect({ unshown, unread, whole }).toEqual({ unshown: [], unread: null, whole: true });
  return html;
};

test('struck words are struck, a box stands behind its paragraph, a header above, Persian as it is', async () => {
  expect(await shown(kept('struck-words-lo.docx'))).toBe(
    '<header><p>RESTRICTED DRAFT HEADER</p></header><h2>Heading one</h2><p>States <s>shall not</s> may object.</p>' +
      '<p dir="rtl">این یک متن آزمایشی است با شماره ۱۲۳</p><p>After the box.</p><aside><p>Words in a text box</p></aside>' +
      '<p>Link <a href="https://example.org/x" rel="noopener noreferrer">to a page</a> and a bookmark.</p>',
  );
});

test.for(['numbered-interrupted-pandoc.docx', 'plain-lo.docx'])(
  'numbers go on after a sentence, a note stands at the end, and a picture is named: %s',
  async (name) => {
    const { html, unshown } = await readDocx(kept(name));
    expect(unshown).toEqual(['pictures']);
    const numbers = [...html.matchAll(/<span>(\d)\.<\/span> (\S+)/g)].map(([, number, word]) => `${number} ${word}`);
    expect(numbers).toEqual(['1 Стороны', '2 Секретариат', '3 Обзор', '4 Замечания']);
    expect(html).toContain('<sup><a id="note-ref-1" href="#note-1">[1]</a></sup>');
    expect(html).toMatch(
      /<section><ol><li id="note-1"><p>\s*Сноска с текстом\.<\/p> <a href="#note-ref-1">↑<\/a><\/li><\/ol><\/section>/,
    );
    expect(html).toMatch(/<thead><tr><th><p>(?:<strong>)?Страна/);
    expect(html).toContain('The States <s>shall provide</s> may provide information.');
    // LibreOffice made a picture of the equation.
    if (name.startsWith('numbered'))
      expect(html).toContain('<msup><mrow><mi>x</mi></mrow><mrow><mn>2</mn></mrow></msup>');
  },
);

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

const tracked = 'w:author="Aigerim" w:date="2026-11-20T10:00:00Z"';
const by = 'title="Aigerim" datetime="2026-11-20T10:00:00Z"';
const oneParagraph = (inner: string) => makeDocx([], { body: `<w:p>${inner}</w:p>` });
const math = (inner: string) => oneParagraph(`<m:oMath xmlns:m="m">${inner}</m:oMath>`);
const part = (name: string, letters: string) => `<m:${name}><m:r><m:t>${letters}</m:t></m:r></m:${name}>`;
const comment = makeDocx([], {
  body: '<w:p><w:r><w:t>a</w:t></w:r><w:r><w:commentReference w:id="4"/></w:r></w:p>',
  parts: [
    {
      name: 'word/comments.xml',
      data: `<w:comments xmlns:w="${WORD}"><w:comment w:id="4" w:author="Bakyt"><w:p><w:r><w:t>Why?</w:t></w:r></w:p></w:comment></w:comments>`,
    },
  ],
  relationships: `<Relationship Id="r9" Type="${relationshipTypes}/comments" Target="comments.xml"/>`,
});

test.for<[string, string, () => Uint8Array]>([
  ['struck words', '<p><s>may</s></p>', () => makeDocx([], { body: run('<w:strike/>') })],
  ['words struck twice', '<p><s>may</s></p>', () => makeDocx([], { body: run('<w:dstrike w:val="true"/>') })],
  ['words that a style strikes', '<p>First</p><p><s>may</s></p>', () => styled(run('<w:rStyle w:val="B"/>'), STRUCK)],
  [
    'words of a paragraph that a style strikes',
    '<p>First</p><p><s>may</s></p>',
    () => styled('<w:p><w:pPr><w:pStyle w:val="A"/></w:pPr><w:r><w:t>may</w:t></w:r></w:p>', STRUCK),
  ],
  [
    'an insertion',
    `<p>x<ins ${by}>a</ins><small>[Aigerim]</small></p>`,
    () => oneParagraph(`<w:r><w:t>x</w:t></w:r><w:ins ${tracked}><w:r><w:t>a</w:t></w:r></w:ins>`),
  ],
  [
    'a deletion',
    `<p><del ${by}>a</del><small>[Aigerim]</small></p>`,
    () => oneParagraph(`<w:del ${tracked}><w:r><w:delText>a</w:delText></w:r></w:del>`),
  ],
  [
    'what one put in and another took out',
    '<p><del title="B">a</del><small>[B]</small></p>',
    () => oneParagraph('<w:ins w:author="A"><w:del w:author="B"><w:r><w:delText>a</w:delText></w:r></w:del></w:ins>'),
  ],
  [
    'moved words',
    '<p><del title="A">a</del><small>[A]</small></p><p><ins title="A">a</ins><small>[A]</small></p>',
    () =>
      makeDocx([], {
        body: '<w:p><w:moveFrom w:author="A"><w:r><w:t>a</w:t></w:r></w:moveFrom></w:p><w:p><w:moveTo w:author="A"><w:r><w:t>a</w:t></w:r></w:moveTo></w:p>',
      }),
  ],
  [
    'the end of a paragraph taken out',
    '<p>a<del title="A">¶</del><small>[A]</small></p>',
    () => oneParagraph('<w:pPr><w:rPr><w:del w:author="A"/></w:rPr></w:pPr><w:r><w:t>a</w:t></w:r>'),
  ],
  [
    'a fraction',
    '<p><math><mrow><mfrac><mrow><mn>1</mn></mrow><mrow><mi>n</mi></mrow></mfrac></mrow></math></p>',
    () => math(`<m:f>${part('num', '1')}${part('den', 'n')}</m:f>`),
  ],
  [
    'an index and a power',
    '<p><math><mrow><msubsup><mrow><mi>x</mi></mrow><mrow><mi>i</mi></mrow><mrow><mn>2</mn></mrow></msubsup></mrow></math></p>',
    () => math(`<m:sSubSup>${part('e', 'x')}${part('sub', 'i')}${part('sup', '2')}</m:sSubSup>`),
  ],
  [
    'a root in brackets',
    '<p><math><mrow><mrow><mo>(</mo><mrow><msqrt><mrow><mi>x</mi></mrow></msqrt></mrow><mo>)</mo></mrow></mrow></math></p>',
    () => math(`<m:d><m:e><m:rad><m:deg/>${part('e', 'x')}</m:rad></m:e></m:d>`),
  ],
  [
    'a text box',
    '<aside><p>b</p></aside>',
    () => oneParagraph('<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>b</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>'),
  ],
  [
    'a comment',
    '<p>a<sup><a id="note-ref-1" href="#note-1">[1]</a></sup></p><section><ol><li id="note-1"><strong>Bakyt:</strong> <p>Why?</p> <a href="#note-ref-1">↑</a></li></ol></section>',
    () => comment,
  ],
  ['a header', '<header><p>RESTRICTED</p></header><p>A text</p>', () => withHeader('<w:r><w:t>RESTRICTED</w:t></w:r>')],
  [
    'the number of a page',
    '<header><p>Page #</p></header><p>A text</p>',
    () => withHeader(`<w:r><w:t>Page </w:t></w:r>${page}`),
  ],
  ['words not struck', '<p>may</p>', () => makeDocx([], { body: run('<w:strike w:val="0"/>') })],
  [
    'cells over rows',
    '<table><tbody><tr><td rowspan="2"><p>a</p></td><td><p>b</p></td></tr><tr><td><p>c</p></td></tr></tbody></table>',
    () =>
      makeDocx([], {
        body: `<w:tbl><w:tr>${merged('a', 'restart')}${merged('b')}</w:tr><w:tr>${merged('', 'continue')}${merged('c')}</w:tr></w:tbl>`,
      }),
  ],
])('%s: shown as %s', async ([, html, make]) => {
  expect(await shown(make())).toBe(html);
});

test.for<[string, string, () => Uint8Array]>([
  ['hidden words', 'hidden', () => makeDocx(['a'], { body: run('<w:vanish/>') })],
  ['an equation that is not simple', 'equations', () => math(`<m:nary>${part('sub', 'i')}${part('e', 'x')}</m:nary>`)],
  [
    'a diagram',
    'charts',
    () => makeDocx([], { body: '<w:p><w:r><w:drawing><c:chart xmlns:c="c"/></w:drawing></w:r></w:p>' }),
  ],
])('%s: named', async ([, kind, make]) => {
  expect((await readDocx(make())).unshown).toEqual([kind]);
});

const page =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' +
  '<w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';

const merged = (text: string, merge?: string) =>
  `<w:tc><w:tcPr>${merge ? `<w:vMerge w:val="${merge}"/>` : ''}</w:tcPr><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`;

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

const numbersOf = (html: string) => [...html.matchAll(/<span>([^<]*)<\/span>/g)].map(([, number]) => number);

test.for<[string, string[], () => Uint8Array]>([
  ['a plain list', ['1.', '2.'], () => listed(item(0) + item(0))],
  ['a plain list with empty lines in it', ['1.', '2.'], () => listed(`${item(0)}<w:p/>${item(0)}`)],
  [
    'a list within a list',
    ['1.', '1)', '2)', '2.', '1)'],
    () => listed(item(0) + item(0, 1) + item(0, 1) + item(0) + item(0, 1)),
  ],
  ['two lists apart', ['1.', '2.', '1.'], () => listed(item(0) + item(0) + TEXT + item(1))],
  ['points', [], () => listed(item(0) + TEXT + item(0), [{ format: 'bullet', text: '•' }, decimal])],
  ['a list that goes on after a sentence', ['1.', '2.'], () => listed(item(0) + TEXT + item(0))],
  [
    'a list that begins anew at 3',
    ['1.', '3.'],
    () => listed(item(0) + TEXT + item(1), [decimal], num(0) + num(1, 0, OVERRIDE)),
  ],
  ['a pattern that goes on', ['1.', '2.'], () => listed(item(0) + TEXT + item(1), [decimal], num(0) + num(1, 0))],
  ['letters', ['a)', 'b)'], () => listed(item(0) + item(0), [{ format: 'lowerLetter', text: '%1)' }, decimal])],
  [
    'Russian letters',
    ['а)', 'б)'],
    () => listed(item(0) + item(0), [{ format: 'russianLower', text: '%1)' }, decimal]),
  ],
  [
    'Roman numbers',
    ['IV.', 'V.'],
    () => listed(item(0) + item(0), [{ format: 'upperRoman', text: '%1.', start: '4' }, decimal]),
  ],
  ['articles', ['Article 1'], () => listed(item(0), [{ format: 'decimal', text: 'Article %1' }, decimal])],
  [
    'a list over cells',
    ['1.', '2.'],
    () => listed(`<w:tbl><w:tr><w:tc>${item(0)}</w:tc><w:tc>${item(0)}</w:tc></w:tr></w:tbl>`),
  ],
  ['a list of which there is nothing known', [], () => listed(item(7))],
])('%s: numbered %s', async ([, numbers, make]) => {
  expect(numbersOf(await shown(make()))).toEqual(numbers);
});

test('numbers in letters that are not known here are named', async () => {
  expect((await readDocx(listed(item(0), [{ format: 'chicago', text: '%1.' }, decimal]))).unshown).toEqual([
    'numbered',
  ]);
});
