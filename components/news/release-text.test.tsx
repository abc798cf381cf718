import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { releaseWords } from '#components/news/news-page.tsx';
import { ReleaseContacts, ReleaseText } from '#components/news/release-text.tsx';
import { readContacts, readRelease } from '#lib/news/notation/rules.ts';

const shown = (lead: string, body: string, prefix?: string) =>
  renderToStaticMarkup(
    <ReleaseText release={readRelease(lead, body)} words={releaseWords('en')} {...(prefix && { prefix })} />,
  );
const all = (html: string, form: RegExp): string[] => [...html.matchAll(form)].map(([, one = '']) => one);

test('each naming of a note leads to it, and it leads back to each; nothing leads nowhere, whatever the prefix', () => {
  for (const prefix of [undefined, 'ru-']) {
    const html = shown('Nine[1] met.', 'They[2] agreed.[1]\n\n[1] Who.\n[2] Which.', prefix);
    const ids = all(html, / id="([^"]+)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const hrefs = all(html, /href="#([^"]+)"/g);
    expect(hrefs).toHaveLength(6);
    for (const href of hrefs) expect(ids).toContain(href);
    expect(html).toContain('aria-label="Note 1"');
    expect(html).toContain('aria-label="Back to the text from note 1 (2)"');
  }
});

test('a quotation has its speaker, a list its items, a line its break; what is typed as markup is text', () => {
  const html = shown('', '> Said.\n— A. Name, Office\n\n- one\n- two\n\nFirst\nSecond <b>bold</b>');
  expect(html).toMatch(/<figure.*<blockquote.*Said\..*<figcaption.*A\. Name.*Office/);
  expect(all(html, /<li>(.*?)<\/li>/g)).toEqual(['one', 'two']);
  expect(html).toContain('First<br/>Second &lt;b&gt;bold&lt;/b&gt;');
});

test('contacts stand by office, with addresses and telephones that lead where they say', () => {
  const contacts = readContacts('Press office\nTel.: +7 727 555 01 02\npress@example.org\nwww.example.org');
  const html = renderToStaticMarkup(<ReleaseContacts contacts={contacts} />);
  expect(all(html, /href="([^"]+)"/g)).toEqual([
    'tel:+77275550102',
    'mailto:press@example.org',
    'https://www.example.org',
  ]);
  expect(all(html, /(<br\/>)/g)).toHaveLength(2);
});
