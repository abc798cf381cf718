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

test('a wrong designation is annulled and a term extended and corrected, each asked once more, with a notice before the public', async ({
  signInAs,
  page: reader,
}) => {
  const page = await signInAs('secretariat');
  const confirm = () => page.getByRole('button', { name: /yes, record this/ }).click();
  await page.goto('/en/portal/staff/chairmanship/designate');
  await page.getByLabel('State or organization').selectOption({ label: 'Azerbaijan' });
  await page.getByLabel('Nominal term from').fill('1990');
  await page.getByLabel('Nominal term to').fill('1991');
  await page.getByLabel('Instrument').fill('A mistyped year');
  await submit(page, 'Designate the next Chair');
  await expect(page.locator('main')).toContainText('This term would be over already.');
  await page.getByLabel('Nominal term from').fill('2041');
  await page.getByLabel('Nominal term to').fill('2043');
  await submit(page, 'Designate the next Chair');
  await expect(page.locator('main')).toContainText('more than two years ahead');
  await confirm();
  await expect(done(page)).toContainText('The next Chair has been designated.');

  await page
    .getByRole('row', { name: /Azerbaijan.*2041/ })
    .getByRole('link', { name: 'Azerbaijan' })
    .first()
    .click();
  await axeClean(page);
  await page.getByRole('link', { name: 'Annul' }).click();
  await axeClean(page);
  await submit(page, 'Annul the term');
  await expect(page.locator('main')).toContainText('This field is required.');
  await page.getByLabel('Reason').fill('The year was mistyped in the letter.');
  await submit(page, 'Annul the term');
  await confirm();
  await expect(done(page)).toContainText('The term has been annulled.');

  const running = page.getByRole('row', { name: /In office/ }).first();
  await running.getByRole('link').first().click();
  await page.getByRole('link', { name: 'Extend the term' }).click();
  await axeClean(page);
  await page.getByLabel('The term now ends').fill('2032-06');
  await page.getByLabel('Instrument').fill('Decision to extend');
  await submit(page, 'Extend the term');
  await confirm();
  await expect(done(page)).toContainText('The term has been extended.');
  await page
    .getByRole('row', { name: /In office/ })
    .first()
    .getByRole('link')
    .first()
    .click();
  await page.getByRole('link', { name: 'Correct' }).click();
  await axeClean(page);
  await page.getByRole('group', { name: 'Actual term' }).getByLabel('To').fill('');
  await page.getByLabel('Reason').fill('It was not extended after all.');
  await submit(page, 'Correct a term of office');
  await confirm();
  await expect(done(page)).toContainText('The term of office has been corrected.');
  await page.goto('/en/portal/staff/chairmanship/record');
  await axeClean(page);
  await page.goto('/en/portal/staff/chairmanship/office?of=chair');
  await axeClean(page);
  await expect
    .poll(
      async () => {
        await reader.goto('/en/chairmanship');
        return reader.locator('main').textContent();
      },
      { timeout: 5000 },
    )
    .toContain('The year was mistyped in the letter.');
  await axeClean(reader);
});
