import { axeClean, expect, roomInOrder, test } from '#e2e/fixtures.ts';

const rooms = [
  '',
  '/membership',
  '/chairmanship',
  '/secretariat',
  '/conference',
  '/document',
  '/outcome',
  '/commitment',
  '/news',
  '/claim',
  '/mail',
  '/record',
  '/policy',
];

for (const locale of ['en', 'ru'] as const) {
  test(`every room of the office in ${locale}: one heading, all fits each screen, nothing axe objects to`, async ({
    signInAs,
  }) => {
    test.setTimeout(120_000);
    const page = await signInAs('secretariat');
    for (const room of rooms) {
      await roomInOrder(page, `/${locale}/portal/staff${room}`);
    }
  });
}

test('the administrator keeps accounts, and disabling one ends its session at the next request', async ({
  signInAs,
}) => {
  const delegate = await signInAs('delegate', 'TKM', { fresh: true });
  await delegate.goto('/en/portal/desk');
  await expect(delegate).toHaveURL(/\/desk$/);
  const memoizer = await signInAs('administrator');
  await memoizer.goto('/en/portal/staff/account');
  await axeClean(memoizer);
  await memoizer.getByRole('link', { name: 'Demonstration delegate, TKM' }).click();
  const toDisable = memoizer.locator('main').getByRole('link', { name: 'Disable', exact: true });
  await expect(toDisable).toBeVisible();
  await axeClean(memoizer);
  await toDisable.click();
  await expect(memoizer.getByRole('button', { name: 'Disable the account' })).toBeVisible();
  await axeClean(memoizer);
  await memoizer.getByRole('button', { name: 'Disable the account' }).click();
  await memoizer.getByRole('button', { name: /yes, record this/ }).click();
  await expect(memoizer.getByRole('status').first()).toContainText('its sessions have ended');
  await delegate.goto('/en/portal/desk');
  await expect(delegate).toHaveURL(/\/sign-in/);
});

test('a table of the office is put in order by its headings, and keeps the order in the other language', async ({
  signInAs,
}) => {
  const page = await signInAs('secretariat');
  await page.goto('/en/portal/staff/membership');
  const names = page.locator('main tbody').first().locator('th[scope="row"]');
  const before = await names.allTextContents();
  const heading = page.getByRole('columnheader', { name: 'Participant' });
  await heading.getByRole('link').click();
  await heading.getByRole('link').click();
  await expect(page).toHaveURL(/membership\?sort=-name$/);
  await expect(heading).toHaveAttribute('aria-sort', 'descending');
  expect(await names.allTextContents()).toEqual(before.toReversed());
  await page.getByRole('link', { name: 'Русский' }).click();
  await expect(page).toHaveURL(/\/ru\/.*membership\?sort=-name$/);
  for (const room of ['conference?sort=-host', 'document?sort=stage', 'account?sort=role']) {
    const answer = await page.goto(`/en/portal/staff/${room}`);
    expect(answer?.status()).toBe(200);
  }
});

test('no delegate enters the office, and no address of it shows them anything', async ({ signInAs }) => {
  const page = await signInAs('delegate', 'KGZ');
  for (const room of rooms) {
    await page.goto(`/en/portal/staff${room}`);
    await expect(page).toHaveURL(/\/portal\/desk$/);
  }
});

test('what the secretariat did is in the record, by whom and in words', async ({ signInAs }) => {
  const page = await signInAs('secretariat');
  await page.goto('/en/portal/staff/record');
  await expect(page.locator('main')).toContainText('Demonstration secretariat');
});
