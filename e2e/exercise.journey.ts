import { axeClean, expect, roomInOrder, test } from '#e2e/fixtures.ts';

const title = { en: /Sarbelik Consultation/, ru: /Сарбеликская консультация/ };
const mark = { en: 'Exercise', ru: 'Упражнение' };
/** Another journey disables the one account, and gives the other’s State a part in the Process. */
const elsewhere = ['TKM', 'UZB'];
/** What awaits the administrator, accounts that nobody has used, depends on the journeys before: lib/conference/demo.db.test.ts. */
const isTried = ({ role, actsFor }: { role: string; actsFor: string | null }) =>
  role !== 'administrator' && !elsewhere.includes(actsFor ?? '');

test('every demonstration account finds the exercise awaiting it, marked as one', async ({ signInAs, accounts }) => {
  test.setTimeout(240_000);
  for (const { role, actsFor } of accounts.filter(isTried)) {
    const page = await signInAs(role, actsFor ?? undefined);
    await page.goto('/en/portal');
    const row = page.locator('main tr', { has: page.getByRole('link', { name: title.en }) });
    await expect(row.first(), `${role} ${actsFor}`).toContainText(mark.en);
    await expect(row.first().getByRole('link', { name: /document|issued/ }), `${role} ${actsFor}`).toBeVisible();
  }
});

for (const locale of ['en', 'ru'] as const) {
  test(`the exercise's own pages in ${locale} say what it is, and are in order`, async ({ signInAs }) => {
    test.setTimeout(180_000);
    const page = await signInAs('head-of-delegation');
    await page.goto(`/${locale}/portal/desk/conference`);
    const conference = await page.getByRole('link', { name: title[locale] }).first().getAttribute('href');
    await roomInOrder(page, conference ?? '');
    const banner = page
      .locator('main')
      .getByText(locale === 'en' ? /everything in it is invented/ : /всё в нём вымышлено/);
    await expect(banner).toBeVisible();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(mark[locale]);
    await expect(page.locator('main a[href*="/conferences/"]'), 'it has no public page').toHaveCount(0);
    const document = await page
      .getByRole('link', { name: /L\.1\/Rev\.1$/ })
      .first()
      .getAttribute('href');
    await roomInOrder(page, document ?? '');
    await expect(banner).toBeVisible();
    const read = page.locator(`main table a[hreflang="${locale}"][href*="/read/"]`).filter({ hasText: 'DOCX' });
    await roomInOrder(page, (await read.getAttribute('href')) ?? '');
    await expect(banner).toBeVisible();
    await expect(page.locator('main article table')).toBeVisible();
    await expect(page.locator('main article')).toContainText(
      locale === 'en' ? /^.*fifteen working days/s : /пятнадцати рабочих дней/,
    );
  });
}

test('nobody outside reaches its pages or files; the secretariat is offered nothing that would make it public', async ({
  signInAs,
  request,
}) => {
  const head = await signInAs('head-of-delegation');
  await head.goto('/en/portal/desk/conference');
  await head.getByRole('link', { name: title.en }).first().click();
  const slug = new URL(head.url()).pathname.split('/').at(-1);
  const files = await head
    .locator('main a[href*="/read/"]')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  expect(files.length).toBeGreaterThan(20);
  for (const version of files.map((href) => href.split('/').at(-1))) {
    expect((await request.get(`/api/file/${version}`)).status()).toBe(404);
    expect((await request.get(`/api/released/${version}`)).status()).toBe(404);
  }
  expect((await request.get(`/en/conferences/${slug}`)).status()).toBe(404);

  const staff = await signInAs('secretariat');
  for (const form of ['outcome/new', 'news/new']) {
    await staff.goto(`/en/portal/staff/${form}`);
    const offered = await staff.getByLabel('Conference').locator('option').allTextContents();
    expect(offered.length).toBeGreaterThan(5);
    expect(offered.filter((one) => title.en.test(one))).toEqual([]);
  }
  await staff.goto('/en/portal/staff/document/new');
  const conference = staff.getByLabel('Conference').locator('option', { hasText: title.en });
  await expect(conference).toContainText('(Exercise)');
  await staff.goto(`/en/portal/staff/document/new?conference=${await conference.getAttribute('value')}&nature=L`);
  await axeClean(staff);
  await expect(staff.getByLabel('Symbol')).toHaveValue(/^AP\/EX\/\d{4}\/L\.7$/);
  await expect(staff.locator('select[name="access"] option[value="public"]')).toHaveCount(0);
});
