import { expect, finishedPage, roomInOrder, test } from '#e2e/fixtures.ts';

test('the door is a finished page, and a refusal there takes the focus', async ({ page }) => {
  await page.goto('/ru/portal/sign-in');
  await finishedPage(page);
  await page.getByLabel('Адрес электронной почты').fill('nobody@example.org');
  await page.getByLabel('Пароль').fill('not the password');
  await page.getByLabel('Одноразовый код').fill('123456');
  await page.getByRole('button', { name: 'Войти' }).click();
  await expect(page.locator('main [role="alert"]')).toBeFocused();
  await expect(page.getByLabel('Адрес электронной почты')).toHaveValue('nobody@example.org');
});

for (const locale of ['en', 'ru'] as const) {
  test(`the rooms of a delegate in ${locale} are finished pages: a title, one heading, all fits each screen, nothing axe objects to`, async ({
    signInAs,
  }) => {
    const page = await signInAs('delegate', 'KAZ');
    await page.goto(`/${locale}/portal/desk/conference`);
    const conference = await page.locator('main th a').first().getAttribute('href');
    for (const address of [`/${locale}/portal/desk`, `/${locale}/portal/desk/conference`, conference ?? '']) {
      await roomInOrder(page, address);
    }
  });
}

test('an address of the desk where there is nothing is a 404 of ours, as the person signed in would see it', async ({
  signInAs,
}) => {
  const page = await signInAs('delegate', 'KAZ');
  for (const address of ['desk/conference/none', 'desk/document/none', 'desk/document/none/read/none', 'desk/none']) {
    expect((await page.goto(`/en/portal/${address}`))?.status(), address).toBe(404);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('There is nothing to show at this address');
    await expect(page.getByRole('button', { name: 'Sign out' })).toBeVisible();
  }
});

test('the portal leads a delegate to the desk', async ({ signInAs }) => {
  const delegate = await signInAs('delegate', 'KAZ');
  await delegate.goto('/en/portal');
  await expect(delegate).toHaveURL(/\/en\/portal\/desk$/);
});
