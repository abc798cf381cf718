import { Secret, TOTP } from 'otpauth';
import { axeClean, expect, test } from '#e2e/fixtures.ts';
import { done, submit } from '#e2e/staff-forms.ts';

const NEW = 'a new password of theirs';
const codeOf = (secret: string, ahead = 0) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + ahead * 30_000 });

test('an account is opened, entered by its address without JavaScript, and kept by its holder', async ({
  signInAs,
  browser,
}) => {
  test.setTimeout(120_000);
  const administrator = await signInAs('administrator');
  await administrator.goto('/en/portal/staff/account/new');
  await administrator.getByLabel('Name').fill('A new clerk');
  await administrator.getByLabel('E-mail address').fill('Имя@правительство.рф');
  await administrator.getByLabel('Role').selectOption('secretariat');
  await submit(administrator, 'Open the account');
  const sheet = administrator.locator('[data-sheet]');
  await expect(sheet).toContainText('имя@правительство.рф');
  await axeClean(administrator);
  const address = (await sheet.getByText('/portal/invitation/').textContent()) ?? '';

  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const enter = async (password: string, code: string) => {
    await page.getByLabel('New password').fill(password);
    await page.getByLabel('The same once more').fill(password);
    await page.getByLabel('Code that the app shows').fill(code);
    await submit(page, 'Set both and sign in');
  };
  await page.goto(address);
  const secret = ((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '');
  await enter(NEW, '000000');
  await expect(page.locator('main [role="alert"]')).toContainText('This code is not right.');
  await expect(page.locator('main code')).toHaveText(/\w/);
  expect(((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '')).toBe(secret);
  await enter(NEW, codeOf(secret));
  await expect(page).toHaveURL(/\/en\/portal\/staff$/);
  const names = (await context.cookies()).map(({ name }) => name).toSorted();
  expect(names).toEqual(['portal-device', 'portal-session']);

  await page.getByRole('link', { name: 'A new clerk' }).click();
  await expect(page.locator('main')).toContainText('this one');
  await page.locator('main').getByRole('link', { name: 'Change the password' }).click();
  await page.getByLabel('Present password').fill(NEW);
  await page.getByLabel('New password').fill(`${NEW} again`);
  await page.getByLabel('The same once more').fill(`${NEW} again`);
  await submit(page, 'Change the password');
  await expect(done(page)).toContainText('Your password has been changed');

  const [before] = (await context.cookies()).filter(({ name }) => name === 'portal-session');
  await page.goto(address);
  await expect(page.locator('h1')).toHaveText('This address is good no longer');
  // The address in the other window is good no longer, and signing in anew ends the session that the browser had.
  await context.addCookies([{ name: 'portal-session', value: 'x', url: new URL(address).origin }]);
  await page.goto('/en/portal/sign-in');
  await context.addCookies([{ name: 'portal-session', value: before?.value ?? '', url: new URL(address).origin }]);
  await page.getByLabel('E-mail address').fill('имя@ПРАВИТЕЛЬСТВО.РФ');
  await page.getByLabel('Password').fill(`${NEW} again`);
  await page.getByLabel('One-time code').fill(codeOf(secret, 1));
  await submit(page, 'Sign in');
  await expect(page).toHaveURL(/\/en\/portal\/staff$/);
  const other = await browser.newContext();
  await other.addCookies([{ name: 'portal-session', value: before?.value ?? '', url: new URL(address).origin }]);
  const old = await other.newPage();
  await old.goto('/en/portal/account');
  await expect(old).toHaveURL(/\/sign-in/);
  await other.close();
  await context.close();
});

test('a national coordinator keeps the accounts of the own delegation, and those alone', async ({ signInAs }) => {
  const page = await signInAs('national-coordinator', 'TJK');
  await page.goto('/en/portal/desk');
  await page.getByRole('link', { name: 'Accounts of the delegation' }).click();
  await page.getByRole('link', { name: 'Open an account' }).click();
  await expect(page.locator('main')).toContainText('Tajikistan');
  await expect(page.getByLabel('Role').locator('option[value="secretariat"]')).toHaveCount(0);
  await page.getByLabel('Name').fill('A new adviser');
  await page.getByLabel('E-mail address').fill('adviser@delegation.example');
  await page.getByLabel('Role').selectOption('delegate');
  await axeClean(page);
  await submit(page, 'Open the account');
  await expect(page.locator('[data-sheet]')).toContainText('/portal/invitation/');
  await page.getByRole('link', { name: 'It has been handed over: to the accounts' }).click();
  await expect(page).toHaveURL(/\/en\/portal\/desk\/delegation$/);
  await axeClean(page);
  await page.getByRole('link', { name: 'A new adviser' }).click();
  await page.getByRole('link', { name: 'Disable' }).click();
  await submit(page, 'Disable the account');
  await page.getByRole('button', { name: /yes, record this/ }).click();
  await expect(page).toHaveURL(/\/en\/portal\/desk\/delegation\/[0-9a-f-]+$/);
  await expect(page.locator('main')).toContainText('disabled');
  const administrator = await signInAs('administrator');
  await administrator.goto('/en/portal/staff/account');
  const other = await administrator.locator('main tbody a').first().getAttribute('href');
  const elsewhere = await page.goto((other ?? '').replace('/staff/account/', '/desk/delegation/'));
  expect(elsewhere?.status()).toBe(404);
});

for (const [locale, password, factor] of [
  ['en', 'Change the password', 'Change the second factor'],
  ['ru', 'Сменить пароль', 'Сменить второй фактор'],
] as const) {
  test(`one’s own account in ${locale}: password, second factor with its picture, sessions; nothing axe objects to`, async ({
    signInAs,
  }) => {
    const page = await signInAs('delegate', 'UZB');
    await page.goto(`/${locale}/portal/account`);
    await axeClean(page);
    await page.locator('main').getByRole('link', { name: password }).click();
    await axeClean(page);
    await page.locator('main').getByRole('link', { name: factor }).click();
    await expect(page.locator('main svg[role="img"]')).toBeVisible();
    await axeClean(page);
  });
}
