import type { Page } from '@playwright/test';
import { axeClean, expect, roomInOrder, test } from '#e2e/fixtures.ts';
import { done, submit, withoutScript } from '#e2e/staff-forms.ts';

const confirm = (page: Page) => page.getByRole('button', { name: /yes, record this/ }).click();
const open = (page: Page, name: string) =>
  page.locator('main').getByRole('link', { name, exact: true }).first().click();

/** Adds a commitment of Kyrgyzstan to the first outcome that the form offers; gives its address in the office. */
async function addCommitment(page: Page, words: string): Promise<string> {
  await page.goto('/en/portal/staff/commitment/new');
  await axeClean(page);
  await page.getByLabel('Outcome').selectOption({ index: 1 });
  await submit(page, 'Go on');
  await page.getByLabel('Place').fill('para. 3 (a)');
  await page.getByLabel('What is promised, in English').fill(words);
  await page.getByText('Nobody chosen').click();
  await page.getByLabel('Kyrgyzstan').check();
  await page.getByLabel('Due').fill('June 2031');
  await axeClean(page);
  await submit(page, 'Add the commitment');
  await expect(page.locator('main')).toContainText('Kyrgyzstan');
  await confirm(page);
  await expect(done(page)).toContainText('The commitment has been added.');
  return new URL(page.url()).pathname;
}

test('a commitment is added, its head of delegation reports, the secretariat publishes, and the public reads it with its evidence', async ({
  signInAs,
  page: reader,
}) => {
  test.slow();
  const words = `Exchange the addresses of hotlines, ${Date.now()}`;
  const staff = await signInAs('secretariat');
  const office = await addCommitment(staff, words);
  await axeClean(staff);

  const head = await signInAs('head-of-delegation', 'KGZ');
  await head.goto('/en/portal/desk/commitment');
  await axeClean(head);
  const awaits = head.locator('#awaits').getByRole('row', { name: words });
  await expect(awaits).toContainText('Nothing has been reported yet.');
  await awaits.getByRole('link', { name: `Report: ${words}` }).click();
  await expect(head.getByLabel('How it stands')).toBeVisible();
  await axeClean(head);
  const plain = await withoutScript(head);
  await plain.goto(head.url());
  await plain.getByLabel('How it stands').selectOption('done');
  await plain.getByLabel('What was done, in English').fill('The list is exchanged every month.');
  await plain.getByLabel('Evidence').fill('ftp://state.example/list');
  await submit(plain, 'Report the progress');
  await expect(plain.getByRole('alert')).toBeVisible();
  await expect(plain.getByLabel('What was done, in English')).toHaveValue('The list is exchanged every month.');
  await plain.getByLabel('Evidence').fill('https://state.example/list');
  await submit(plain, 'Report the progress');
  await confirm(plain);
  await expect(done(plain)).toContainText('The report has been sent to the secretariat.');
  await expect(plain.locator('#ours')).toContainText('With the secretariat');
  await head.reload();
  await axeClean(head);

  // Sent in, it is nobody's but theirs and the office's.
  const other = await signInAs('delegate', 'TKM');
  await other.goto(office.replace('/staff/', '/desk/'));
  await expect(other.locator('main')).toContainText(words);
  await expect(other.locator('main')).not.toContainText('exchanged every month');

  await staff.goto('/en/portal/staff');
  await staff
    .getByRole('row', { name: words })
    .getByRole('link', { name: /^Review/ })
    .click();
  await expect(staff.locator('#reports')).toContainText('exchanged every month');
  await open(staff, 'Publish');
  await axeClean(staff);
  await submit(staff, 'Publish the report');
  await confirm(staff);
  await expect(done(staff)).toContainText('The report is public.');

  const address = office.replace('/portal/staff/commitment', '/commitments');
  await expect
    .poll(async () => {
      await reader.goto(address);
      return reader.locator('main').textContent();
    })
    .toContain('The list is exchanged every month.');
  await expect(reader.getByRole('link', { name: 'Evidence: state.example' })).toHaveAttribute(
    'href',
    'https://state.example/list',
  );
  await axeClean(reader);
  await reader.locator('dd').getByRole('link').first().click();
  await expect(reader.locator('#commitments')).toContainText(words);
  await axeClean(reader);
  await reader.goto('/en/commitments?actor=KGZ&status=done');
  const ours = reader.locator('#matrix').getByRole('row', { name: 'Kyrgyzstan' }).first();
  await expect(ours).toContainText('Done');
  await expect(reader.locator('#matrix')).not.toContainText('Under way');
  await axeClean(reader);
  await ours.getByRole('link', { name: 'Done' }).last().click();
  await expect(reader).toHaveURL(/\/en\/commitments\/[0-9a-f-]+#report-/);

  const answer = await reader.request.get('/api/v1/commitments?actor=KGZ&status=done');
  expect(await answer.text()).toContain(words);
  const sheet = await reader.request.get('/api/v1/commitments.csv');
  expect(await sheet.text()).toContain('https://state.example/list');
  expect((await reader.request.get('/api/v1/commitments?status=kept')).status()).toBe(400);
});

test('every room of the commitments fits each screen, and axe objects to nothing, in both languages', async ({
  signInAs,
}) => {
  test.slow();
  const staff = await signInAs('secretariat');
  const office = await addCommitment(staff, `Keep a register, ${Date.now()}`);
  const head = await signInAs('head-of-delegation', 'KGZ');
  for (const locale of ['en', 'ru']) {
    await roomInOrder(staff, office.replace('/en/', `/${locale}/`));
    await roomInOrder(staff, `/${locale}/portal/staff/commitment`);
    await roomInOrder(head, `/${locale}/portal/desk/commitment`);
  }
});
