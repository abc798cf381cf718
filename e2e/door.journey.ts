import { axeClean, expect, test } from '#e2e/fixtures.ts';
import { findAccount } from '#e2e/sign-in.ts';

for (const locale of ['en', 'ru'] as const) {
  test(`the sign-in page in ${locale} has nothing axe objects to`, async ({ page }) => {
    await page.goto(`/${locale}/portal/sign-in`);
    await expect(page.locator('h1')).toHaveCount(1);
    await axeClean(page);
  });
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a wrong password is one plain sentence, and the address typed is still there', async ({ page, accounts }) => {
    const { email } = findAccount(accounts, 'secretariat');
    await page.goto('/en/portal/sign-in');
    await page.getByLabel('E-mail address').fill(email);
    await page.getByLabel('Password').fill('not the password');
    await page.getByLabel('One-time code').fill('123456');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.locator('main [role="alert"]')).toContainText(
      'The e-mail address, the password or the code is not right.',
    );
    await expect(page.getByLabel('E-mail address')).toHaveValue(email);
    await expect(page.getByLabel('Password')).toHaveValue('');
    expect(page.url()).not.toContain('@');
  });
});

test('rooms of the portal lead whoever is not signed in to the door, and to the room after it', async ({ page }) => {
  for (const room of ['desk', 'staff', 'staff/membership', 'staff/record']) {
    await page.goto(`/en/portal/${room}`);
    await expect(page).toHaveURL(/\/en\/portal\/sign-in\?next=/);
  }
});

test('after signing out, Back shows no room, and the session is gone', async ({ signInAs }) => {
  const page = await signInAs('national-coordinator', 'TJK', { fresh: true });
  await page.goto('/en/portal/desk');
  await expect(page).toHaveURL(/\/desk$/);
  const cookies = await page.context().cookies();
  await page.getByRole('button', { name: 'Sign out' }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  await page.goBack();
  await expect(page).toHaveURL(/\/sign-in/);
  // The very cookie that was good before is good no longer.
  await page.context().addCookies(cookies);
  await page.goto('/en/portal/desk');
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a session begun or ended from another site is refused', async ({ request }) => {
  for (const path of ['/api/sign-in', '/api/sign-out']) {
    const answer = await request.post(path, {
      form: { locale: 'en' },
      headers: { origin: 'https://elsewhere.example', 'sec-fetch-site': 'cross-site' },
    });
    expect(answer.status()).toBe(403);
  }
});

test('a room with an act is kept by nobody and carries a policy with a nonce of its own', async ({ signInAs }) => {
  const page = await signInAs('secretariat');
  const nonces = new Set<string>();
  for (let n = 0; n < 2; n++) {
    const answer = await page.goto('/en/portal/staff/membership/KGZ');
    const headers = answer?.headers() ?? {};
    expect(headers['cache-control']).toContain('no-store');
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).not.toContain("'unsafe-inline'");
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? '');
  }
  expect(nonces.size).toBe(2);
  expect(nonces.has('')).toBe(false);
});
