import { axeClean, expect, test } from '#e2e/fixtures.ts';
import { done, submit } from '#e2e/staff-forms.ts';

test('a body is added with a joint office and a member, which the public sees; the member is annulled with a notice', async ({
  signInAs,
  page: reader,
}) => {
  const page = await signInAs('secretariat');
  const confirm = () => page.getByRole('button', { name: /yes, record this/ }).click();
  await page.goto('/en/portal/staff/body/new');
  await axeClean(page);
  await page.getByLabel('Name, English').fill('Steering Committee');
  await page.getByLabel('Code in symbols').fill('stc');
  await page.getByLabel('Mandate from').fill('2024-03');
  await page.getByLabel('Membership').selectOption({ index: 1 });
  await submit(page, 'Add the body');
  await expect(page.locator('main')).toContainText('Give one to six capital letters of the Latin alphabet.');
  await page.getByLabel('Code in symbols').fill('STC');
  await submit(page, 'Add the body');
  await expect(done(page)).toContainText('The body has been added.');
  await axeClean(page);

  await page.getByRole('link', { name: 'Add an office' }).click();
  await page.getByLabel('Name of the office, English').fill('Co-Chair');
  await page.getByLabel('How it is held').selectOption({ index: 1 });
  await submit(page, 'Add the office');
  await expect(done(page)).toContainText('The office has been added.');

  await page.getByRole('link', { name: 'Record a member' }).click();
  await axeClean(page);
  await page.getByLabel('State or organization').selectOption({ label: 'Kyrgyzstan' });
  await page.getByLabel('From', { exact: true }).fill('2024-03-01');
  await page.getByLabel('Instrument').fill('Note verbale of 1 March 2024');
  await submit(page, 'Record the member');
  await confirm();
  await expect(done(page)).toContainText('The member of the body has been recorded.');
  const shown = async () => {
    await reader.goto('/en/bodies/steering-committee');
    return reader.locator('main').textContent();
  };
  await expect.poll(shown, { timeout: 5000 }).toContain('Kyrgyzstan');
  await axeClean(reader);

  await page
    .getByRole('row', { name: /Kyrgyzstan/ })
    .getByRole('link', { name: 'Annul' })
    .click();
  await page.getByLabel('Reason').fill('Kyrgyzstan had declined.');
  await submit(page, 'Annul the membership of the body');
  await confirm();
  await expect(done(page)).toContainText('has been annulled');
  await expect.poll(shown, { timeout: 5000 }).toContain('Kyrgyzstan had declined.');
});
