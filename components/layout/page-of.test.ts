import { expect, test } from 'vitest';
import { expectSpelling, pageMetadata, readSlug, stateInAddress } from '#components/layout/page-of.ts';

const frame = {
  name: 'A Process',
  acronym: 'AP',
  demonstration: false,
  zone: 'UTC',
  workingLanguages: ['en', 'ru'],
  languages: ['en', 'ru'] as const,
  symbols: true,
};
const head = (path: string, more: object = {}) => pageMetadata('ru', path, frame, { part: 'conference', ...more });

test('a page has one canonical address in each language, and one for whoever reads neither', () => {
  expect(head('/conferences').alternates).toMatchObject({
    canonical: '/ru/conferences',
    languages: { en: '/en/conferences', ru: '/ru/conferences', 'x-default': '/en/conferences' },
  });
});

test.each([
  ['/members?date=2013-06-05', '/ru/members'],
  ['/conferences?body=x&year=2014', '/ru/conferences'],
  ['/conferences?year=2014&page=2', '/ru/conferences'],
  ['/conferences?page=2', '/ru/conferences?page=2'],
  ['/conferences?page=1', '/ru/conferences'],
])('%s shows what %s does, or is a page of its own', (path, canonical) => {
  expect(head(path).alternates).toMatchObject({ canonical });
  expect(head(path).robots).toBeUndefined();
});

test('what was searched for is not to be listed, and has no canonical address', () => {
  const found = head('/documents?q=Baku');
  expect(found.robots).toEqual({ index: false, follow: true });
  expect(found.alternates).not.toHaveProperty('canonical');
  expect(found.alternates).not.toHaveProperty('languages');
});

test('a page of something of its own says what that is, cut at a word; the others say what their part is', () => {
  expect(head('/conferences/x', { title: 'X', description: 'Ministers met. '.repeat(30) }).description).toMatch(
    /^Ministers met\. .{150,190}(Ministers|met\.)…$/,
  );
  expect(head('/conferences').description).toMatch(/[а-я]/);
});

test('whoever shares an address finds a picture of that page, and whoever follows it a feed', () => {
  expect(head('/conferences/x?after=1', { title: 'Икс' })).toMatchObject({
    title: 'Икс – AP',
    openGraph: {
      siteName: 'A Process',
      title: 'Икс',
      url: '/ru/conferences/x',
      images: [{ url: '/api/v1/card.png?locale=ru&path=%2Fconferences%2Fx', width: 1200, height: 630 }],
    },
    alternates: {
      types: {
        'application/atom+xml': [{ url: '/api/v1/news.atom?locale=ru' }],
        'text/calendar': [{ url: '/api/v1/conferences.ics?locale=ru' }],
      },
    },
  });
  expect(head('/outcomes').alternates?.types).toMatchObject({
    'application/atom+xml': [{ url: '/api/v1/outcomes.atom?locale=ru' }],
  });
});

test('while the register is away a page has neither picture nor feed', () => {
  const bare = pageMetadata('en', '/conferences', null, { part: 'conference' });
  expect(bare.openGraph).toBeUndefined();
  expect(bare.alternates).not.toHaveProperty('types');
});

test('letters of another case, and the code of two letters, lead to the one spelling of an address', () => {
  const slug = readSlug({ locale: 'en', slug: 'Baku-Declaration-2025' });
  expect(slug).toEqual({ locale: 'en', slug: 'baku-declaration-2025', given: 'Baku-Declaration-2025' });
  expect(() => expectSpelling('en', 'outcomes', slug.given, slug.slug, '?page=2')).toThrow(
    expect.objectContaining({ digest: expect.stringContaining('/en/outcomes/baku-declaration-2025?page=2;308') }),
  );
  expect(() => expectSpelling('en', 'bodies', 'a%20b', 'a b')).not.toThrow();
  expect(['AZ', 'az', 'AZE', 'aze', 'xx', 'kazakhstan'].map(stateInAddress)).toEqual([
    ...['aze', 'aze', 'aze', 'aze', 'xx', 'kazakhstan'],
  ]);
});
