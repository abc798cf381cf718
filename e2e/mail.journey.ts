import { axeClean, expect, roomInOrder, test } from '#e2e/fixtures.ts';
import { done, submit } from '#e2e/staff-forms.ts';

test('outgoing mail is seen before it goes: where no server is configured it stays, and staff decide on it', async ({
  signInAs,
}) => {
  test.setTimeout(120_000);
  const page = await signInAs('secretariat');
  for (const locale of ['en', 'ru']) await roomInOrder(page, `/${locale}/portal/staff/mail`);
  await page.goto('/en/portal/staff/mail');
  await expect(page.locator('main')).toContainText('No mail leaves this portal');
  await page.getByRole('link', { name: 'To be decided' }).click();
  const held = page
    .getByRole('row', { name: /an account has been opened/ })
    .filter({ hasText: 'delegate.tkm@demonstration.example' });
  await expect(held).toContainText('kept here');
  await held.getByRole('link').click();
  await expect(page.locator('main')).toContainText('Demonstration delegate, TKM,');
  await expect(page.locator('main')).toContainText('it is never sent by e-mail');
  await axeClean(page);
  const step = (name: string) => page.locator('main').getByRole('link', { name, exact: true }).click();

  await step('Send it');
  await axeClean(page);
  await submit(page, 'Send the message');
  await expect(done(page)).toContainText('The message waits to be sent.');
  await expect(async () => {
    await page.reload();
    await expect(page.locator('main')).toContainText('kept here', { timeout: 500 });
  }).toPass();

  await step('Drop it');
  await submit(page, 'Drop the message');
  await expect(done(page)).toContainText('The message has been dropped.');
  await expect(page.locator('main')).toContainText('Nothing needs to be decided.');
  await page.goto('/en/portal/staff/record?act=dropMail');
  const dropped = page.locator('main').getByRole('row').filter({ hasText: 'Drop the message' });
  await expect(dropped.first()).toContainText('Demonstration secretariat');
});
