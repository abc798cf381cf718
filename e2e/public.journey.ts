import { extractText, getDocumentProxy } from 'unpdf';
import { axeClean, expect, fits, test, widths } from '#e2e/fixtures.ts';

const pages = [
  '',
  '/members',
  '/chairmanship',
  '/secretariat',
  '/conferences',
  '/outcomes',
  '/commitments',
  '/documents',
  '/news',
  '/data',
  '/states/kaz',
  '/organizations/iom',
  '/bodies/senior-officials-meeting',
  '/bodies/ministerial-conference',
  '/sources',
  '/sources/unhcr-faq',
  '/about',
  '/contact',
  '/accessibility',
  '/privacy',
  '/search',
  '/search?q=Kazakhstan',
];
const addresses = ['en', 'ru'].flatMap((locale) => pages.map((page) => `/${locale}${page}`));
/** Addresses that are none: of no page, of no day, of no language, and such as try to get elsewhere. */
const none = [
  '/en/nothing',
  '/ru/conferences/nowhere',
  '/en/outcomes/none',
  '/en/commitments/none',
  '/en/news/none',
  '/en/states/xyz',
  '/ru/organizations/none',
  '/en/sources/none',
  '/fr',
  '/de/members',
  '/en/conferences/%00',
  '/en/..%2f..%2fetc/passwd',
  '/api/none',
  '/_next/none',
];

/** Addresses of pages there are, with a value that cannot be used; a field of that name says so where the page has one. */
const wrong = [
  ['/en/members?date=2026-02-30', 'date'],
  ['/ru/members?date=tomorrow', 'date'],
  [`/en/documents?q=${'x'.repeat(3000)}`, 'q'],
  [`/ru/search?q=${encodeURIComponent('ы'.repeat(10_000))}`, 'q'],
  ['/en/search?q=almaty&page=999999', null],
  ['/en/search?q=almaty&kind=garbage', null],
  ['/en/conferences?body=garbage', 'body'],
  ['/ru/conferences?year=13', 'year'],
  ['/en/conferences?page=999999', null],
  ['/en/outcomes?sort=x', null],
  ['/en/commitments?status=x', null],
  ['/en/news?page=0', null],
] as const;

test('a value that cannot be used gives its page, with what is wrong and status 400, also where the page is asked for again', async ({
  page,
}) => {
  for (const [address, field] of [...wrong, ...wrong.slice(0, 2)]) {
    const answer = await page.goto(address);
    expect(answer?.status(), address.slice(0, 60)).toBe(400);
    await expect(page.getByRole('alert'), address.slice(0, 60)).toBeVisible();
    await expect(page.locator('main[data-status]')).toHaveCount(0);
    if (field) await expect(page.locator(`#field-${field}[aria-invalid="true"]`)).toHaveCount(1);
  }
});

for (const address of addresses) {
  test(`${address} is whole: one heading, no script of a framework, nothing axe objects to, and all fits each screen`, async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const answer = await page.goto(address);
    expect(answer?.status()).toBe(200);
    const headers = answer?.headers() ?? {};
    expect(headers['content-security-policy']).toContain("default-src 'none'; script-src 'self'");
    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['x-content-type-options']).toBe('nosniff');
    await expect(page.locator('h1')).toHaveCount(1);
    await expect(page.locator('html')).toHaveAttribute('lang', address.slice(1, 3));
    expect(asked.filter((path) => path.endsWith('.js') && !path.startsWith('/enhance/'))).toEqual([]);
    expect(await page.locator('script:not([src^="/enhance/"])').count()).toBe(0);
    await axeClean(page);
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      await fits(page);
    }
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a reader goes from the first page to a conference and what it adopted', async ({ page }) => {
    await page.goto('/en');
    await page.getByRole('navigation').getByRole('link', { name: 'Conferences' }).click();
    await page.getByRole('link', { name: 'Third Ministerial Conference of the Almaty Process', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(
      'Third Ministerial Conference of the Almaty Process',
    );
    await page.getByRole('link', { name: 'Baku Declaration', exact: true }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Baku Declaration');
    await expect(page.locator('main')).toContainText(/not in the register/i);
  });

  test('a table is put in order by its headings, and the address keeps the order, the day and the filter', async ({
    page,
  }) => {
    const names = page.locator('main tbody').first().locator('th');
    const heading = (name: string) => page.getByRole('columnheader', { name });
    await page.goto('/en/members?date=2020-01-01');
    const before = await names.allTextContents();
    await heading('Participant').getByRole('link').click();
    await expect(page).toHaveURL('/en/members?date=2020-01-01&sort=name');
    await expect(heading('Participant')).toHaveAttribute('aria-sort', 'ascending');
    expect(await names.allTextContents()).toEqual(before);
    await heading('Participant').getByRole('link').click();
    await expect(heading('Participant')).toHaveAttribute('aria-sort', 'descending');
    expect(await names.allTextContents()).toEqual(before.toReversed());
    await page.getByRole('link', { name: 'Русский' }).click();
    await expect(page).toHaveURL('/ru/members?date=2020-01-01&sort=-name');

    await page.goto('/en/conferences?sort=-place');
    await page.getByLabel('Body').selectOption({ label: 'Ministerial Conference' });
    await page.getByRole('button', { name: 'Filter' }).click();
    await expect(page).toHaveURL(/sort=-place/);
    const places = await page.locator('main td[data-label="Place"]').allTextContents();
    expect(places).toEqual(['Baku', 'Almaty']);

    await page.goto('/en/outcomes?sort=adopted');
    await expect(page.locator('main tbody th').first()).toContainText('Almaty Declaration');
  });

  test('a reader chooses a date and sees who took part on it, by the names of that day', async ({ page }) => {
    await page.goto('/en/members');
    await page.locator('input[type="date"]').fill('2015-01-01');
    await page.locator('form:has(input[type="date"]) button').click();
    await expect(page).toHaveURL(/date=2015-01-01/);
    await expect(page.locator('main')).toContainText('Turkey');
    await expect(page.locator('main')).not.toContainText('Uzbekistan');
    await expect(page.locator('svg[role="img"], svg[aria-labelledby]').first()).toBeVisible();
  });

  for (const [date, what] of [
    ['2009-05-01', 'before the launch'],
    ['2999-01-01', 'far ahead'],
  ] as const) {
    test(`a date ${what} is an honest empty register`, async ({ page }) => {
      const answer = await page.goto(`/ru/members?date=${date}`);
      expect(answer?.status()).toBe(200);
      await expect(page.locator('main table')).toHaveCount(0);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    });
  }

  test('an address that is none is a page of ours that says so', async ({ page, faults }) => {
    faults.expect(/404/);
    for (const address of none) {
      const answer = await page.goto(address);
      expect(answer?.status(), address).toBe(404);
      const heading = page.getByRole('heading', { level: 1 });
      await expect(heading, address).toHaveText(/no page at this address|страницы нет/);
      await expect(page.locator('main a').first(), address).toBeVisible();
    }
  });
});

test('search engines are told of the public pages, and asked to leave the portal alone', async ({ request }) => {
  const robots = await request.get('/robots.txt');
  expect([robots.status(), robots.headers()['content-type']]).toEqual([200, expect.stringMatching(/^text\/plain/)]);
  expect(await robots.text()).toMatch(/Disallow: \/\*\/portal\n[\s\S]*Sitemap: \S+\/sitemap\.xml/);
  const map = await request.get('/sitemap.xml');
  expect([map.status(), map.headers()['content-type']]).toEqual([200, expect.stringMatching(/xml/)]);
  const text = await map.text();
  expect(text).toMatch(/<loc>[^<]+\/en\/conferences\/third-ministerial-conference[^<]+<\/loc>/);
  expect(text).not.toContain('/portal');
});

test('no fact of a public page is without a value', async ({ request }) => {
  for (const address of [
    '/en',
    '/en/secretariat',
    '/ru/secretariat',
    '/en/conferences/third-ministerial-conference-of-the-almaty-process-2025',
  ])
    expect(await (await request.get(address)).text(), address).not.toMatch(/<dd[^>]*>\s*<\/dd>/);
});

test('the first address leads to the language that the browser asks for', async ({ request }) => {
  for (const [asked, led] of [
    ['ru-RU,ru;q=0.9', '/ru'],
    ['en-GB', '/en'],
    ['tg,ru;q=0.8,en;q=0.5', '/ru'],
    ['fr', '/en'],
  ] as const) {
    const answer = await request.get('/', { maxRedirects: 0, headers: { 'accept-language': asked } });
    expect([answer.status(), answer.headers().location]).toEqual([307, led]);
  }
});

test('a page that is unchanged is not sent again, and one that was asked for with a session is the same for all', async ({
  request,
}) => {
  const first = await request.get('/en/members');
  const etag = first.headers().etag ?? '';
  const again = await request.get('/en/members', {
    headers: { 'if-none-match': etag, cookie: 'portal-session=anything' },
  });
  expect(again.status()).toBe(304);
});

test('the public side is read only', async ({ request }) => {
  for (const address of [
    '/en/members',
    '/favicon.ico',
    '/icon.svg',
    '/enhance/date-slider.js',
    '/robots.txt',
    '/sitemap.xml',
  ])
    for (const method of ['POST', 'DELETE', 'PROPFIND']) {
      const answer = await request.fetch(address, { method, data: 'x' });
      expect([answer.status(), answer.headers().allow], `${method} ${address}`).toEqual([405, 'GET, HEAD']);
    }
});

test('a value that the register has not is left out of what is shown, as the page says', async ({ page }) => {
  for (const address of [
    '/en/conferences?body=garbage',
    '/en/outcomes?participant=XXX',
    '/en/conferences?participant=XXX',
  ]) {
    expect((await page.goto(address))?.status(), address).toBe(400);
    expect(await page.locator('main tbody tr').count(), address).toBeGreaterThan(5);
  }
});

test('on paper a page begins on its first sheet, and no heading stands over nothing', async ({ page }) => {
  const onPaper = async (address: string) => {
    await page.goto(address);
    return (await extractText(await getDocumentProxy(new Uint8Array(await page.pdf({ format: 'A4' }))))).text;
  };
  for (const address of ['/en', '/en/members']) expect((await onPaper(address))[0], address).toContain('Kazakhstan');
  const conference = (await onPaper('/en/conferences/fifth-senior-officials-meeting-2018')).join('\n');
  expect(conference).toContain('Tajikistan');
  expect(conference).not.toContain('In the series');
});
