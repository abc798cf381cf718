import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
import { makeDocx } from '#lib/upload/fixtures.ts';
import { readDocx } from '#lib/upload/reading/docx.ts';
import { readDraft } from '#lib/upload/reading/draft.ts';

vi.setConfig({ testTimeout: 120_000 });

/** Elements of a document nested as programs nest them and as they do not; each word is another. */
const { block } = fc.letrec<{ run: string; inline: string; paragraph: string; table: string; block: string }>((tie) => {
  const around = (name: string, inner: fc.Arbitrary<string>) =>
    inner.map((xml) => `<w:${name} w:author="A">${xml}</w:${name}>`);
  const several = (one: fc.Arbitrary<string>) => fc.array(one, { maxLength: 3 }).map((all) => all.join(''));
  const box = tie('paragraph').map((xml) => `<w:pict><w:txbxContent>${xml}</w:txbxContent></w:pict>`);
  return {
    run: fc
      .tuple(
        fc.constantFrom(
          '',
          '<w:b/>',
          '<w:i/>',
          '<w:strike/>',
          '<w:vertAlign w:val="superscript"/>',
          '<w:rStyle w:val="no"/>',
        ),
        fc.constantFrom('<w:t>@@</w:t>', '<w:t>@@</w:t><w:tab/>', '<w:br/><w:t>@@</w:t>', '<w:delText>@@</w:delText>'),
        fc.option(box, { nil: '', freq: 8 }),
      )
      .map(([looks, text, more]) => `<w:r><w:rPr>${looks}</w:rPr>${text}${more}</w:r>`),
    inline: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('run'),
      ...['ins', 'del', 'moveFrom', 'moveTo', 'hyperlink', 'smartTag', 'customXml', 'fldSimple'].map((name) =>
        around(name, tie('inline')),
      ),
      tie('inline').map((xml) => `<w:sdt><w:sdtPr/><w:sdtContent>${xml}</w:sdtContent></w:sdt>`),
      tie('inline').map(
        (xml) => `<mc:AlternateContent xmlns:mc="m"><mc:Choice>${xml}</mc:Choice></mc:AlternateContent>`,
      ),
      tie('inline').map(
        (xml) =>
          `<m:oMathPara xmlns:m="m"><m:oMath><m:sSup><m:e><m:r><m:t>@@</m:t></m:r></m:e><m:sup/></m:sSup></m:oMath></m:oMathPara>${xml}`,
      ),
    ),
    paragraph: fc
      .tuple(
        fc.constantFrom(
          '',
          '<w:rPr><w:del w:author="A"/></w:rPr>',
          '<w:rPr><w:ins w:author="B"/></w:rPr>',
          '<w:jc w:val="center"/>',
          '<w:pStyle w:val="Heading1"/>',
        ),
        several(tie('inline')),
      )
      .map(([looks, xml]) => `<w:p><w:pPr>${looks}</w:pPr>${xml}</w:p>`),
    table: several(
      fc
        .tuple(tie('block'), fc.constantFrom('', '<w:trPr><w:tblHeader/></w:trPr>'))
        .map(([xml, looks]) => `<w:tr>${looks}<w:tc>${xml}<w:p/></w:tc></w:tr>`),
    ).map((rows) => `<w:tbl>${rows}</w:tbl>`),
    block: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      tie('paragraph'),
      tie('table'),
      tie('block').map((xml) => `<w:sdt><w:sdtContent>${xml}</w:sdtContent></w:sdt>`),
    ),
  };
});

const documents = fc.array(block, { minLength: 1, maxLength: 4 }).map((all) => {
  let count = 0;
  const body = all.join('').replaceAll('@@', () => {
    count += 1;
    return `word${count}x`;
  });
  return { body, words: Array.from({ length: count }, (_, at) => `word${at + 1}x`) };
});

test('every word of a document stands on its page, in whatever it is nested', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async ({ body, words }) => {
      const { html, unread } = await readDocx(makeDocx([], { body }));
      expect(unread).toBeNull();
      // Letters of an equation stand each for itself.
      const text = html.replaceAll(/<\/?(?:mi|mn|mrow)>/g, '');
      for (const word of words) expect(text).toContain(word);
    }),
    { numRuns: 400 },
  );
});

test('every word of a document is in a paragraph of its draft or named beside, before its changes or after them', async () => {
  await fc.assert(
    fc.asyncProperty(documents, async ({ body, words }) => {
      const bytes = makeDocx([], { body });
      const drafts = [await readDraft(bytes), await readDraft(bytes, 'refused')];
      const said = drafts
        .flatMap(({ paragraphs, apart }) =>
          [...paragraphs, ...apart].map((one) => ('whole' in one ? one.whole : one.words)),
        )
        .join(' ');
      for (const word of words) expect(said).toContain(word);
    }),
    { numRuns: 400 },
  );
});
