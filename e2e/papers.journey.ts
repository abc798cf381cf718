import type { Page } from '@playwright/test';
import { axeClean, expect, test } from '#e2e/fixtures.ts';
import { addConference, addDocument, announce, clearAndIssue, done, pdf, submit } from '#e2e/staff-forms.ts';

const year = new Date().getUTCFullYear() + 3;
const step = (page: Page, name: string) => page.locator('main').getByRole('link', { name, exact: true }).click();
const confirm = (page: Page) => page.getByRole('button', { name: /yes, record this/ }).click();

test('a paper made public by mistake: edited as a draft, issued, translated later, withdrawn with a notice in its place', async ({
  signInAs,
  page: reader,
}) => {
  test.setTimeout(180_000);
  const page = await signInAs('secretariat');
  const conference = await addConference(page, 'Conference of papers', year);
  await announce(page);
  await addDocument(page, conference, 'Programe of work', 'public');

  // A draft: its title is mended, and its file replaced.
  await step(page, 'Edit');
  await axeClean(page);
  await page.getByLabel('Title in English').fill('Programme of work');
  await submit(page, 'Edit the draft');
  await expect(done(page)).toContainText('The draft has been changed.');
  await page.getByRole('link', { name: /^Replace: / }).click();
  await page.getByLabel('File', { exact: true }).setInputFiles(pdf('right.pdf', 'The right programme'));
  await submit(page, 'Replace the file');
  await expect(done(page)).toContainText('The file has been replaced.');
  await step(page, 'Send to review');
  await submit(page, 'Send to review');
  await expect(done(page)).toContainText('The document is under review.');
  await clearAndIssue(page);

  // A translation follows the issue.
  await step(page, 'Add a language version');
  await page.getByRole('combobox', { name: 'Language' }).selectOption('ru');
  await page.getByLabel('File', { exact: true }).setInputFiles(pdf('later.pdf', 'The later translation'));
  await submit(page, 'Add the language version');
  await expect(done(page)).toContainText('The language version has been added.');

  await reader.goto('/en/documents');
  const row = reader.getByRole('row').filter({ hasText: 'Programme of work' });
  await expect(row).toContainText('added on');
  const file = (await row.getByRole('link', { name: 'English' }).getAttribute('href')) ?? '';
  expect((await reader.request.get(file)).status()).toBe(200);

  await step(page, 'Withdraw');
  await submit(page, 'Withdraw the document');
  await expect(page.locator('main [role="alert"]')).toBeFocused();
  await page.getByLabel('Reason').fill('It was issued with the wrong annex.');
  await submit(page, 'Withdraw the document');
  await axeClean(page);
  await confirm(page);
  await expect(done(page)).toContainText('The document has been withdrawn.');

  // As a browser asks; a program that asks for no page has the same as JSON.
  const gone = await reader.request.get(file, { headers: { accept: 'text/html' } });
  expect(gone.status()).toBe(410);
  expect(await gone.text()).toContain('Reason: It was issued with the wrong annex.');
  await expect(async () => {
    await reader.goto('/en/documents');
    await expect(row).toContainText('Withdrawn from the public on', { timeout: 100 });
  }).toPass({ timeout: 5000 });
  await expect(row).toContainText('It was issued with the wrong annex.');
  await expect(row.getByRole('link', { name: 'English' })).toHaveCount(0);
  await axeClean(reader);

  const member = await signInAs('delegate', 'KGZ');
  await member.goto('/en/portal/desk/conference');
  await member.getByRole('link', { name: 'Conference of papers' }).click();
  const noticed = member.getByRole('row').filter({ hasText: 'Programme of work' });
  await expect(noticed).toContainText('Withdrawn on');
  await noticed.getByRole('link').first().click();
  await expect(member.locator('main')).toContainText('its files are not given out');
  await axeClean(member);
});

test('an outcome and a press release: corrected and withdrawn, each with its notice', async ({
  signInAs,
  page: reader,
}) => {
  test.setTimeout(120_000);
  const page = await signInAs('secretariat');
  await page.goto('/en/portal/staff/outcome/new');
  await page.getByLabel('Kind').selectOption('conclusions');
  await page.getByLabel('Title in English').fill('Conclusons of the tests');
  await page.getByLabel('Adopted').fill('2026-10');
  await submit(page, 'Publish the outcome');
  await confirm(page);
  await expect(done(page)).toContainText('The outcome has been published.');
  await axeClean(page);
  const address = (await page.getByRole('link', { name: 'To its public page' }).getAttribute('href')) ?? '';
  await step(page, 'Correct');
  await axeClean(page);
  await page.getByLabel('Title in English').fill('Conclusions of the tests');
  await page.getByLabel('Valid to').fill('2028');
  await page.getByLabel('Reason').fill('A letter was missing.');
  await submit(page, 'Correct the outcome');
  await confirm(page);
  await expect(done(page)).toContainText('The outcome has been corrected.');
  await expect(async () => {
    await reader.goto(address);
    await expect(reader.locator('main')).toContainText('A letter was missing.', { timeout: 100 });
  }).toPass({ timeout: 5000 });
  await expect(reader.getByRole('heading', { level: 1 })).toHaveText('Conclusions of the tests');
  await axeClean(reader);
  await step(page, 'Withdraw');
  await page.getByLabel('Reason').fill('It was never adopted.');
  await submit(page, 'Withdraw the outcome');
  await confirm(page);
  await expect(done(page)).toContainText('The outcome has been withdrawn.');
  await expect(async () => {
    await reader.goto('/en/outcomes');
    await expect(reader.getByRole('row').filter({ hasText: 'Conclusions of the tests' })).toContainText(
      'Withdrawn on',
      {
        timeout: 100,
      },
    );
  }).toPass({ timeout: 5000 });
  await reader.goto(address.replace('/en/', '/ru/'));
  await expect(reader.locator('main')).toContainText('It was never adopted.');
  await axeClean(reader);

  await page.goto('/en/portal/staff/news/new');
  await page.getByLabel('Headline in English').fill('News of the tests');
  await page.getByLabel('Lead in English').fill('What happened.');
  await page.getByLabel('Text in English').fill('A text.[1]\n\n> Well said.\n— A. Speaker, Minister\n\n[1] A note.');
  await page.getByLabel('Contacts in English').fill('Press office\npress@example.org');
  await submit(page, 'Publish the press release');
  await expect(page.locator('[data-confirm] blockquote')).toHaveText('Well said.');
  await axeClean(page);
  await confirm(page);
  await expect(done(page)).toContainText('The press release has been published.');
  const release = (await page.getByRole('link', { name: 'To its public page' }).getAttribute('href')) ?? '';
  await expect(async () => {
    await reader.goto(release);
    await expect(reader.locator('figcaption')).toContainText('A. Speaker', { timeout: 100 });
  }).toPass({ timeout: 5000 });
  await reader.getByRole('link', { name: 'Note 1', exact: true }).click();
  await expect(reader.locator('#note-1')).toBeInViewport();
  await reader.getByRole('link', { name: 'Back to the text from note 1' }).click();
  expect(new URL(reader.url()).hash).toBe('#named-1-1');
  await expect(reader.getByRole('link', { name: 'press@example.org' })).toHaveAttribute(
    'href',
    'mailto:press@example.org',
  );
  await axeClean(reader);
  await step(page, 'Withdraw');
  await page.getByLabel('Reason').fill('It was not ours to say.');
  await submit(page, 'Withdraw the press release');
  await confirm(page);
  await expect(done(page)).toContainText('The press release has been withdrawn.');
  await expect(async () => {
    await reader.goto(release);
    await expect(reader.locator('main')).toContainText('It was not ours to say.', { timeout: 100 });
  }).toPass({ timeout: 5000 });
  await expect(reader.locator('main')).not.toContainText('A text.');
  await axeClean(reader);
});
