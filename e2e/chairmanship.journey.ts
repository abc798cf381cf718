import { axeClean, expect, test } from '#e2e/fixtures.ts';
import { done, submit } from '#e2e/staff-forms.ts';

test('the next Chair is designated and the hand-over confirmed, in the office and before the public', async ({
  signInAs,
  page: reader,
}) => {
  const page = await signInAs('secretariat');
  await page.goto('/en/portal/staff/chairmanship/designate');
  await axeClean(page);
  await page.getByLabel('State or organization').selectOption({ label: 'Tajikistan' });
  await page.getByLabel('Nominal term from').fill('2027-04-24');
  await page.getByLabel('Nominal term to').fill('2029-04-24');
  await page.getByLabel('Instrument').fill('Decision AP/MC.4/2');
  await submit(page, 'Designate the next Chair');
  await page.getByRole('button', { name: /yes, record this/ }).click();
  await expect(done(page)).toContainText('The next Chair has been designated.');
  await axeClean(page);
  await page.getByRole('link', { name: 'Confirm the hand-over' }).click();
  await expect(page.getByLabel('Day of the hand-over')).toBeVisible();
  await axeClean(page);
  await page.getByLabel('Day of the hand-over').fill(new Date(Date.now() - 86_400_000).toISOString().slice(0, 10));
  await submit(page, 'Confirm the hand-over');
  await expect(page.locator('main')).toContainText('Kazakhstan');
  await page.getByRole('button', { name: /yes, record this/ }).click();
  await expect(done(page)).toContainText('The hand-over has been recorded.');
  await expect
    .poll(
      async () => {
        await reader.goto('/en');
        return reader.locator('main').textContent();
      },
      { timeout: 5000 },
    )
    .toContain('Tajikistan');
});
