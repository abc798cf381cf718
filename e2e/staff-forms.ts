import type { Page } from '@playwright/test';
import { axeClean, expect } from '#e2e/fixtures.ts';
import { makeDocx, makePdf } from '#lib/upload/fixtures.ts';

/** A file to choose: a real PDF of these words. */
export const pdf = (name: string, words: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(makePdf(words, 'en')),
});
/** A real DOCX of these words. */
export const docx = (name: string, words: string) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  buffer: Buffer.from(makeDocx([words])),
});
/** What the page says was just done. */
export const done = (page: Page) => page.getByRole('status').first();
/** Sends the form of the page by its button. */
export const submit = (page: Page, name: string) =>
  page.locator('main').getByRole('button', { name, exact: true }).click();

/** Adds a document to the conference whose page is open, as far as the form; gives the symbol proposed. */
export async function toDocumentForm(page: Page, nature: string): Promise<string> {
  await page.getByRole('link', { name: 'Add a document' }).click();
  await page.getByLabel('Nature').selectOption(nature);
  await submit(page, 'Propose the symbol');
  return page.getByLabel('Symbol').inputValue();
}

/** Clears and issues the document whose page is open. */
export async function clearAndIssue(page: Page): Promise<void> {
  const step = (name: string) => page.locator('main').getByRole('link', { name, exact: true }).click();
  await step('Clear for issue');
  await submit(page, 'Clear the document for issue');
  await expect(done(page)).toContainText('The document has been cleared.');
  await step('Issue');
  await axeClean(page);
  await submit(page, 'Issue the document');
  await expect(done(page)).toContainText('The document has been issued.');
}

/** Adds a planned conference of the last body, with this title and in May of that year; gives its address in the office. */
export async function addConference(page: Page, title: string, year: number): Promise<string> {
  await page.goto('/en/portal/staff/conference/new');
  await page.getByLabel('Body').selectOption({ index: 4 });
  await page.getByLabel('Title in English').fill(title);
  await page.getByLabel('First day').fill(`${year}-05-11`);
  await page.getByLabel('Venue (English)').fill(`${title} hall`);
  await page.getByLabel('Note (English)').fill(`${title} note`);
  await submit(page, 'Add the conference');
  await expect(done(page)).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Announces the planned conference whose page is open. */
export async function announce(page: Page): Promise<void> {
  await submit(page, 'Announce the conference');
  await expect(done(page)).toContainText('The conference has been announced and is public.');
}

/** Adds a document to the conference at that address, for members unless another access is named: a PDF in English, of its title. */
export async function addDocument(page: Page, conference: string, title: string, access = 'members'): Promise<void> {
  await page.goto(conference);
  await toDocumentForm(page, 'INF');
  await page.getByLabel('Title in English').fill(title);
  await page.getByLabel('Access', { exact: true }).selectOption(access);
  await page.getByLabel('File, English').setInputFiles(pdf(`${title}.pdf`, title));
  await submit(page, 'Add the document');
  await expect(done(page)).toBeVisible();
}

/** The same person's window with no script in it. */
export async function withoutScript(page: Page): Promise<Page> {
  const browser = page.context().browser();
  const context = await browser?.newContext({
    javaScriptEnabled: false,
    storageState: await page.context().storageState(),
  });
  if (!context) throw new Error('there is no browser');
  return context.newPage();
}
