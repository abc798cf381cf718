import { expect, test } from '#e2e/fixtures.ts';
import { tabTo } from '#e2e/keyboard.ts';

const heading = { level: 1 } as const;

test('the keyboard alone goes from the first page to the members', async ({ page }) => {
  await page.goto('/en');
  await page.keyboard.press('Tab');
  await expect(page.locator(':focus')).toHaveAttribute('href', '#main');
  await tabTo(page, 'Members', 12);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', heading)).toHaveText(/Members/);
});

test('a delegate goes by the keyboard from the desk to a conference', async ({ signInAs }) => {
  const page = await signInAs('delegate', 'KAZ');
  await page.goto('/en/portal/desk');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
  // Past each document that awaits, with a link to each of its versions.
  await tabTo(page, 'All conferences and their documents', 160);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', heading)).toHaveText('Conferences');
  await tabTo(page, /^Ministerial Conference on Refugee Protection/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', heading)).toHaveText(/^Ministerial Conference/);
});

test('the secretariat fills and sends a form by the keyboard; a refusal takes the focus, and leads to the field', async ({
  signInAs,
}) => {
  const page = await signInAs('secretariat');
  await page.goto('/en/portal/staff/membership/AZE');
  await tabTo(page, 'New status');
  await page.keyboard.press('s');
  await expect(page.getByLabel('New status')).toHaveValue('suspended');
  await tabTo(page, 'Instrument');
  await page.keyboard.type('Decision 7');
  await tabTo(page, 'Record the status');
  await page.keyboard.press('Enter');
  await expect(page.locator('main [role="alert"]')).toBeFocused();
  await expect(page.getByLabel('Instrument')).toHaveValue('Decision 7');
  // The summary names the field; what is wrong with it is said once, beside it.
  await tabTo(page, 'From');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('From')).toBeFocused();
});
