import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/fixtures.ts';
import { addConference, announce, done, pdf, submit, toDocumentForm, withoutScript } from '#e2e/staff-forms.ts';

const refusal = (page: Page) => page.getByRole('alert');

/** Opens an address in two windows and does the act in each: what the second is told. */
async function actTwice(page: Page, address: string, act: string): Promise<Page> {
  const second = await page.context().newPage();
  await page.goto(address);
  await second.goto(address);
  await submit(page, act);
  await expect(done(page)).toBeVisible();
  await submit(second, act);
  return second;
}

test('without JavaScript an act that is refused says so, though its form is on the page no longer', async ({
  signInAs,
}) => {
  test.slow();
  const page = await withoutScript(await signInAs('secretariat'));
  const conference = await addConference(page, 'Refused and said', new Date().getFullYear() + 1);

  await test.step('a conference that was announced meanwhile in another window', async () => {
    const second = await page.context().newPage();
    await second.goto(conference);
    await announce(page);
    await submit(second, 'Announce the conference');
    await expect(refusal(second)).toContainText('You changed this yourself on');
    await expect(refusal(second)).toBeFocused();
    // It is said once.
    await second.goto(conference);
    await expect(refusal(second)).toHaveCount(0);
    await second.close();
  });

  await test.step('a document cleared, then issued, in another window', async () => {
    await page.goto(conference);
    await toDocumentForm(page, 'INF');
    await page.getByLabel('Title in English').fill('Twice');
    await page.getByLabel('Access', { exact: true }).selectOption('members');
    await page.getByLabel('File, English').setInputFiles(pdf('twice.pdf', 'Twice'));
    await submit(page, 'Add the document');
    await expect(done(page)).toBeVisible();
    const document = new URL(page.url()).pathname;
    for (const [step, act] of [
      ['clear', 'Clear the document for issue'],
      ['issue', 'Issue the document'],
    ] as const) {
      const second = await actTwice(page, `${document}?step=${step}`, act);
      await expect(refusal(second)).toContainText('You changed this yourself on');
      await second.goto(document);
      await expect(refusal(second)).toHaveCount(0);
      await second.close();
    }
  });

  await test.step('words typed about what was annulled meanwhile in another window', async () => {
    const second = await page.context().newPage();
    const again = await addConference(page, 'Annulled meanwhile', new Date().getFullYear() + 2);
    await second.goto(`${again}/revise`);
    await second.getByLabel('Theme (English)').fill('Words that took an hour');
    await page.goto(`${again}/annul`);
    await page.getByLabel('Reason').fill('Entered twice');
    await page.locator('main form button').last().click();
    await page.locator('main form button').first().click();
    await expect(done(page)).toBeVisible();
    await second.locator('main form button').last().click();
    await expect(refusal(second)).toBeVisible();
    await expect(second.getByRole('main')).toContainText('Words that took an hour');
    await expect(second.getByRole('main')).toContainText('copy from here what you wish to keep');
    await second.close();
  });

  await test.step('what its form says is said once', async () => {
    await page.goto('/en/portal/staff/news/new');
    await page.locator('main form button').last().click();
    await expect(refusal(page)).toHaveCount(1);
    await expect(refusal(page)).toContainText('Some fields need attention');
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('portal-unsaid');
  });
});

test('without JavaScript, what a form sent twice has hidden is said, and where to get another', async ({
  signInAs,
}) => {
  const admin = await withoutScript(await signInAs('administrator'));
  await admin.goto('/en/portal/staff/account/new');
  await admin.getByLabel('Name').fill('Pressed Twice');
  await admin.getByLabel('E-mail').fill(`pressed.twice.${Date.now()}@journey.example`);
  await admin.getByLabel('Role').selectOption('secretariat');
  await admin.locator('main form button').last().click();
  await expect(admin.getByRole('heading', { name: 'Hand this over now' })).toBeVisible();
  // Sent once more as it was: by a second press, or a reload.
  await admin.reload();
  await expect(refusal(admin)).toContainText('make a new one on the page of the account, under “Make a new address”');
});

test('a form of another’s, or of a session that has ended, is refused on the page that it leads to', async ({
  signInAs,
}) => {
  const admin = await withoutScript(await signInAs('administrator'));
  await admin.goto('/en/portal/staff/account/new');
  await admin.getByLabel('Name').fill('Somebody');
  await admin.getByLabel('E-mail').fill(`somebody.${Date.now()}@journey.example`);
  await admin.getByLabel('Role').selectOption('secretariat');
  const coordinator = await signInAs('national-coordinator', undefined, { fresh: true });
  const staff = await signInAs('secretariat');
  const theirs = await coordinator.context().cookies();
  expect(staff.url()).toContain('/portal');
  await admin.context().clearCookies();
  await admin.context().addCookies(theirs);
  await admin.locator('main form button').last().click();
  await expect(refusal(admin)).toContainText('Your account may not do this today. Nothing has been recorded.');
  expect(new URL(admin.url()).pathname).not.toContain('/staff');

  await admin.goto('/en/portal/account?step=password');
  await coordinator.getByRole('button', { name: 'Sign out' }).click();
  await submit(admin, 'Change the password');
  await expect(refusal(admin)).toContainText('Your session had ended, so nothing has been recorded.');
  await expect(admin.getByLabel('Password')).toBeVisible();
});
