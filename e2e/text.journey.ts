import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { axeClean, expect, test } from '#e2e/fixtures.ts';
import { done, submit, withoutScript } from '#e2e/staff-forms.ts';
import { writeZip } from '#lib/upload/fixtures-zip.ts';
import { openZip } from '#lib/upload/zip.ts';

const confirm = (page: Page) => page.getByRole('button', { name: /yes, record this/ }).click();

/** Opens a text of the exercise from the room of agreements. */
async function openText(page: Page, title: string): Promise<void> {
  await page.goto('/en/portal/desk/agreement');
  await page.getByRole('link', { name: title }).first().click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title);
}

/** A DOCX with words of its text changed, as a word processor would save it. */
async function changed(docx: Buffer, from: string, to: string): Promise<Buffer> {
  const zip = await openZip(docx);
  const parts: { name: string; data: Buffer }[] = [];
  for (const part of zip.parts) parts.push({ name: part.name, data: (await zip.read(part, () => true)).bytes });
  const main = parts.find(({ name }) => name === 'word/document.xml');
  expect(main?.data.toString()).toContain(from);
  return Buffer.from(
    writeZip(parts.map((one) => (one === main ? { ...one, data: one.data.toString().replace(from, to) } : one))),
  );
}

const recommendations = 'Draft Recommendations on Seasonal Work and Safe Return';

test('a head of delegation proposes words, what is typed is kept, and they are taken while the open page hears of it', async ({
  signInAs,
}) => {
  test.slow();
  const head = await signInAs('head-of-delegation', 'KGZ');
  await head.goto('/en/portal/desk');
  await expect(head.locator('main')).toContainText(recommendations);
  await openText(head, recommendations);
  await axeClean(head);
  await head.getByRole('link', { name: 'Proposals and acts on (a)' }).click();
  await head.getByRole('link', { name: 'Change the wording' }).click();
  await axeClean(head);
  const words = head.getByLabel('Words in English');
  await expect(words).toHaveValue('the terms of the contract;');
  const wanted = `the terms of the contract, in writing ${Date.now() % 1000};`;
  const kept = head.waitForResponse((answer) => answer.url().endsWith('/api/typing') && answer.status() === 204);
  await words.fill(wanted);
  await kept;
  await head.reload();
  await expect(head.getByLabel('Words in English')).toHaveValue(wanted);
  await submit(head, 'Save the draft');
  await expect(done(head)).toContainText('Only your delegation sees it');
  const plain = await withoutScript(head);
  await plain.goto(head.url());
  await submit(plain, 'Submit for the State');
  const asked = plain.locator('[data-confirm]');
  await expect(asked).toContainText('Paragraph (a): other words.');
  await expect(asked.locator('ins')).toContainText('in writing');
  await confirm(plain);
  await expect(done(plain)).toContainText('The proposal has been submitted for your State.');

  await openText(head, recommendations);
  // The secretariat decides for the Chair, whoever chairs by now: another journey hands the Chair over.
  const staff = await signInAs('secretariat');
  await staff.goto('/en/portal/staff/text');
  await staff.getByRole('link', { name: recommendations }).first().click();
  await expect(staff.locator('#text')).toContainText('KGZ: , in writing');
  await staff.getByRole('link', { name: 'Proposals and acts on (a)' }).click();
  await staff.getByRole('link', { name: 'Take it' }).first().click();
  await axeClean(staff);
  await submit(staff, 'Take the proposal');
  await expect(staff.locator('[data-confirm]').locator('ins')).toContainText('in writing');
  await confirm(staff);
  await expect(done(staff)).toContainText('The proposal has been taken into the text.');
  await expect(head.getByText('The text has moved on.')).toBeVisible({ timeout: 10_000 });
  await head.getByRole('button', { name: 'Show it as it stands' }).click();
  await expect(head.locator('#text')).toContainText(wanted);
});

test('an act sent by a script from where it leads back to is shown, and a stream that begins anew says nothing new', async ({
  signInAs,
}) => {
  const head = await signInAs('head-of-delegation', 'KGZ');
  await openText(head, recommendations);
  await head.getByRole('link', { name: 'Proposals and acts on (a)' }).click();
  await head.getByRole('link', { name: 'Own note', exact: true }).click();
  const words = `Ask the capital, ${Date.now()}`;
  await head.getByLabel('Note', { exact: true }).fill(words);
  await submit(head, 'Keep the note');
  await expect(done(head)).toContainText('The note has been kept.');
  await expect(head.locator('#text')).toContainText(words);
  // The paragraph without a form: the very address that the act leads back to.
  const paragraph = /paragraph=([0-9a-f-]{36})/.exec(head.url())?.[1];
  await head.goto(`${new URL(head.url()).pathname}?paragraph=${paragraph}#p-${paragraph}`);
  const note = head.locator('form[id*="note-"]');
  const before = await note.count();
  await note.last().getByRole('button', { name: 'Remove the note' }).click();
  await expect(done(head)).toContainText('The note has been removed.');
  await expect(note).toHaveCount(before - 1);

  // As a browser does after five minutes: the page’s own stream began before these, so what it had to say is said.
  const said = await head.evaluate(
    async (address) => {
      const first = () =>
        new Promise<string>((resolve) => {
          const stream = new EventSource(address);
          stream.onmessage = ({ data }) => {
            stream.close();
            resolve(data);
          };
        });
      return [await first(), await first()];
    },
    `/api/live/${new URL(head.url()).pathname.split('/').at(-1)}`,
  );
  expect(said[0]).toMatch(/^[0-9a-f]{32}$/);
  expect(said[1]).toBe(said[0]);
  await expect(head.getByText('The text has moved on.')).toHaveCount(0);
});

test('a silence is broken in writing, once and for good, and gives a receipt', async ({ signInAs }) => {
  const head = await signInAs('head-of-delegation', 'KGZ');
  await openText(head, 'Draft Decision on the Return Certificate');
  await head.getByRole('link', { name: 'Break the silence' }).click();
  await axeClean(head);
  await submit(head, 'Break the silence');
  await expect(head.getByRole('alert').first()).toBeVisible();
  await head.getByLabel('Kind').selectOption('amendment');
  const kept = head.waitForResponse((answer) => answer.url().endsWith('/api/typing') && answer.status() === 204);
  await head.getByLabel('Your words, in English').fill('Paragraph 2: “issued free of charge once a year”.');
  await kept;
  await head.reload();
  await expect(head.getByLabel('Kind')).toHaveValue('amendment');
  await expect(head.getByLabel('Your words, in English')).toHaveValue(/free of charge/);
  await submit(head, 'Break the silence');
  await expect(head.locator('main')).toContainText('issued free of charge once a year');
  await confirm(head);
  await expect(head.getByRole('heading', { level: 1 })).toHaveText('Receipt');
  await expect(head.locator('main')).toContainText('issued free of charge once a year');
  await axeClean(head);
  await openText(head, 'Draft Decision on the Return Certificate');
  await expect(head.locator('#adoption')).toContainText('Broken');
  await expect(head.getByRole('link', { name: 'Break the silence' })).toHaveCount(0);

  // What another State wrote by letter afterwards is recorded as late, and changes nothing.
  const staff = await signInAs('secretariat');
  await staff.goto('/en/portal/staff/text');
  await staff.getByRole('link', { name: 'Draft Decision on the Return Certificate' }).first().click();
  await staff.getByRole('link', { name: 'Record a letter that came late' }).click();
  await axeClean(staff);
  await staff.getByLabel('From', { exact: true }).selectOption({ label: 'Kazakhstan' });
  await staff.getByLabel('Kind').selectOption('objection');
  await staff.getByLabel('The words of the letter, in English').fill('We cannot agree to paragraph 1.');
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Almaty' }).format(new Date());
  await staff.getByLabel('Received on').fill(today);
  await staff.getByLabel('How it came').fill('Note verbale 9, by courier');
  await submit(staff, 'Record the late letter');
  await confirm(staff);
  await expect(done(staff)).toContainText('The letter has been recorded as late.');
  await openText(head, 'Draft Decision on the Return Certificate');
  await expect(head.locator('#adoption')).toContainText('Note verbale 9, by courier');
  await axeClean(head);
});

test('a text is compared, shown to a room, and taken away as a file, in each language', async ({ signInAs }) => {
  const head = await signInAs('head-of-delegation', 'KGZ');
  await openText(head, recommendations);
  const address = new URL(head.url()).pathname;
  for (const language of ['en', 'ru']) {
    for (const page of ['', '/compare', '/projector']) {
      await head.goto(`${address.replace('/en/', `/${language}/`)}${page}`);
      await axeClean(head);
    }
  }
  await head.goto(address);
  for (const name of ['DOCX', 'PDF', 'HTML', 'Akoma Ntoso']) {
    const [file] = await Promise.all([
      head.waitForEvent('download'),
      head.locator('#files').getByRole('link', { name }).first().click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/L\.\d+-Rev\.1-en\.(docx|pdf|html|xml)$/);
  }
});

test('a revision taken as DOCX and changed in Word comes back as drafts, confirmed first, with JavaScript and without', async ({
  signInAs,
}) => {
  test.slow();
  const head = await signInAs('head-of-delegation', 'KGZ');
  await openText(head, recommendations);
  const [file] = await Promise.all([
    head.waitForEvent('download'),
    head.locator('#files').getByRole('link', { name: 'DOCX: English', exact: true }).click(),
  ]);
  const original = await readFile(await file.path());
  for (const [nth, page] of [head, await withoutScript(head)].entries()) {
    const words = `the terms of the ${['written', 'signed'][nth]} contract;`;
    const buffer = await changed(original, 'the terms of the contract;', words);
    await openText(page, recommendations);
    const field = page.getByLabel('The changed DOCX');
    await field.setInputFiles({ name: file.suggestedFilename(), mimeType: 'application/octet-stream', buffer });
    await submit(page, 'Read the file as drafts');
    await expect(page.locator('[data-confirm]')).toContainText(words);
    await expect(page.locator('[data-confirm]')).toContainText(file.suggestedFilename());
    if (page === head) await axeClean(page); // axe is a script
    await confirm(page);
    await expect(done(page)).toContainText('its changes are drafts of your delegation');
  }
});

test('the page of a conference leads to the texts that are negotiated at it', async ({ signInAs }) => {
  const head = await signInAs('head-of-delegation', 'KGZ');
  await head.goto('/en/portal/desk/conference');
  await head
    .getByRole('link', { name: /Sarbelik/ })
    .first()
    .click();
  await axeClean(head);
  await head.locator('#texts').getByRole('link', { name: recommendations }).click();
  await expect(head.getByRole('heading', { level: 1 })).toContainText(recommendations);
  const staff = await signInAs('secretariat');
  await staff.goto('/en/portal/staff/conference');
  await staff
    .getByRole('link', { name: /Sarbelik/ })
    .first()
    .click();
  await axeClean(staff);
  await expect(staff.locator('#texts').getByRole('link', { name: recommendations })).toBeVisible();
  await staff.locator('#texts').getByRole('link', { name: 'Add a text' }).click();
  await expect(staff.getByLabel('What it is to become')).toBeVisible();
  await expect(staff.getByLabel('At which conference?')).toHaveCount(0);
});

test('the secretariat adds a text, issues its first revision and opens a round', async ({ signInAs }) => {
  test.slow();
  const staff = await signInAs('secretariat');
  await staff.goto('/en/portal/staff/text');
  await axeClean(staff);
  await staff.getByRole('link', { name: 'Add a text' }).click();
  await staff.getByLabel('At which conference?').selectOption({ label: await exerciseLabel(staff) });
  await submit(staff, 'Go on');
  await staff.getByLabel('Title in English').fill('Draft Conclusions of a journey');
  await staff.getByLabel('What it is to become').selectOption('conclusions');
  await staff
    .getByLabel('The text in its original language')
    .fill('Draft Conclusions\n\nThe States,\n\n1. Agree to meet;\n\n(a) every year.');
  await axeClean(staff);
  await submit(staff, 'Add the text');
  // How each paragraph was understood is shown, without a script too, and what is corrected wrongly is asked about there.
  const asked = staff.locator('[data-confirm]');
  await expect(asked.getByRole('combobox')).toHaveCount(4);
  await expect(asked.getByRole('combobox').nth(3)).toHaveValue('operative-2');
  await axeClean(staff);
  await asked.getByRole('combobox').nth(3).selectOption('operative-3');
  await confirm(staff);
  await expect(asked.getByText('A point stands before the paragraph that it belongs to')).toBeVisible();
  await asked.getByRole('combobox').nth(3).selectOption('operative-2');
  await confirm(staff);
  await expect(done(staff)).toContainText('The text has been added.');
  await expect(staff.locator('#text')).toContainText('every year.');
  await staff.getByRole('link', { name: 'Issue a revision' }).click();
  await submit(staff, 'Issue the revision');
  await confirm(staff);
  await expect(done(staff)).toContainText('The revision has been issued.');
  await staff.getByRole('link', { name: 'Open a review round' }).click();
  await staff.getByLabel('Closes on').fill('soon');
  await submit(staff, 'Open the review round');
  await expect(staff.getByRole('alert').first()).toBeVisible();
  await staff.getByLabel('Closes on').fill('24 April 2031 17:00');
  await submit(staff, 'Open the review round');
  await confirm(staff);
  await expect(done(staff)).toContainText('The review round is open.');
  await axeClean(staff);

  await staff.getByRole('link', { name: 'Proposals and acts on 1.' }).click();
  await staff.getByRole('link', { name: 'Record a proposal' }).click();
  await staff.getByRole('link', { name: 'Comment', exact: true }).click();
  await expect(staff.getByLabel('Words in English')).toHaveValue('');
  await staff.getByRole('link', { name: 'Change the wording' }).click();
  await axeClean(staff);
  await staff.getByLabel('Words in English').fill('Agree to meet every year;');
  await submit(staff, 'Record the proposal');
  await expect(staff.getByRole('alert').first()).toBeVisible();
  await staff.getByLabel('For', { exact: true }).selectOption({ label: 'Kazakhstan' });
  await staff.getByLabel('How it came').fill('Second sitting, from the floor');
  await submit(staff, 'Record the proposal');
  await confirm(staff);
  await expect(done(staff)).toContainText('The proposal of the State has been recorded.');
  await expect(staff.locator('#text')).toContainText('KAZ:');
  await expect(staff.locator('#proposals')).toContainText('Agree to meet every year;');
  await staff.goto('/en/portal/staff/record');
  await expect(staff.locator('main')).toContainText('Second sitting, from the floor');
});

/** What the form calls the conference of the exercise. */
const exerciseLabel = async (page: Page): Promise<string> =>
  (await page
    .getByRole('option', { name: /Sarbelik/ })
    .first()
    .textContent()) ?? '';
