import { axeClean, expect, finishedPage, test } from '#e2e/fixtures.ts';
import { accountOfOwn } from '#e2e/register.ts';
import { enter } from '#e2e/sign-in.ts';

test('the secretariat makes a State an observer: the public page shows it within a second, and its delegate has a desk', async ({
  signInAs,
  browser,
}) => {
  // A State without a status, which no other journey looks at.
  const outside = await (await browser.newContext()).newPage();
  await enter(outside, await accountOfOwn('delegate', 'RUS'), { locale: 'en', fresh: true });
  await expect(outside.getByRole('heading', { level: 1 })).toHaveText('The public part is open to you');
  await finishedPage(outside);

  const page = await signInAs('secretariat');
  await page.goto('/en/portal/staff/membership');
  await axeClean(page);
  await page.getByRole('link', { name: 'Russian Federation' }).click();
  await page.getByLabel('New status').selectOption('observer');
  await page.getByLabel('From').fill('15 January 2026');
  await page.getByRole('button', { name: 'Record the status' }).click();
  // The instrument was left out: one sentence at the top, one at the field, and what was typed is there.
  await expect(page.locator('main [role="alert"]')).toBeFocused();
  await expect(page.locator('#field-instrument-error')).toHaveText(
    'Name the document or decision by which this was decided.',
  );
  await expect(page.getByLabel('From')).toHaveValue('15 January 2026');
  await page.getByLabel('Instrument').fill('Decision AP/SOM.9/4');
  await page.getByRole('button', { name: 'Record the status' }).click();
  await expect(page.getByRole('heading', { name: 'This will be recorded' })).toBeVisible();
  await expect(page.locator('[data-confirm]')).toContainText('15 January 2026');
  await axeClean(page);
  await page.getByRole('button', { name: /yes, record this/ }).click();
  await expect(page.getByRole('status')).toHaveText('The status has been recorded.');
  const recorded = Date.now();

  const reader = await (await browser.newContext()).newPage();
  let shown = false;
  while (!shown && Date.now() - recorded < 3000) {
    await reader.goto('/en/members');
    shown = await reader
      .getByRole('row', { name: /Russian Federation/ })
      .getByText('Observer')
      .isVisible();
  }
  expect(shown).toBe(true);
  await reader.goto('/en/members?date=2026-01-14');
  await expect(reader.getByRole('row', { name: /Kazakhstan/ })).toContainText('Member');
  await expect(reader.getByRole('row', { name: /Russian Federation/ })).toHaveCount(0);
  await reader.context().close();

  // Nobody edited an account.
  await outside.goto('/en/portal');
  await expect(outside).toHaveURL(/\/portal\/desk$/);
  await outside.context().close();
});

test.describe('without JavaScript', () => {
  test('an overlapping period is refused in one sentence, and nothing typed is lost', async ({ signInAs, browser }) => {
    const signedIn = await signInAs('secretariat');
    const context = await browser.newContext({ javaScriptEnabled: false });
    await context.addCookies(await signedIn.context().cookies());
    const page = await context.newPage();
    await page.goto('/en/portal/staff/membership/KGZ');
    await page.getByLabel('New status').selectOption('suspended');
    await page.getByLabel('From').fill('2012-01-01');
    await page.getByLabel('Instrument').fill('Decision 7');
    await page.getByLabel('Note').fill('A note of some length.');
    await page.getByRole('button', { name: 'Record the status' }).click();
    await expect(page.locator('#field-from-error')).toContainText(
      'This overlaps a period already recorded: Member, from 1 January 2013',
    );
    await expect(page.getByLabel('New status')).toHaveValue('suspended');
    await expect(page.getByLabel('Note')).toHaveValue('A note of some length.');
    await context.close();
  });
});

test('whoever was quicker is said, oneself too, and the form is kept; gone back to, the page shows what was recorded', async ({
  signInAs,
}) => {
  const page = await signInAs('secretariat');
  await page.goto('/en/portal/staff/membership/PAK');
  const colleague = await page.context().newPage();
  await colleague.goto('/en/portal/staff/membership/PAK');
  for (const [tab, from] of [
    [colleague, '2026-02-01'],
    [page, '2026-03-01'],
  ] as const) {
    await tab.getByLabel('New status').selectOption('member');
    await tab.getByLabel('From').fill(from);
    await tab.getByLabel('Instrument').fill(`Decision of ${from}`);
  }
  await colleague.getByRole('button', { name: 'Record the status' }).click();
  await colleague.getByRole('button', { name: /yes, record this/ }).click();
  await expect(colleague.getByRole('status')).toBeVisible();
  await page.getByRole('button', { name: 'Record the status' }).click();
  await expect(page.locator('main [role="alert"]')).toContainText('You changed this yourself');
  await expect(page.getByLabel('Instrument')).toHaveValue('Decision of 2026-03-01');
  // The form that was recorded is behind: what comes is the page as it is now, and its form is empty.
  await colleague.goBack();
  await colleague.goForward();
  await expect(colleague.getByLabel('Instrument')).toHaveValue('');
  await expect(colleague.locator('main')).toContainText('Decision of 2026-02-01');
});

test('a State is added and named, its mistyped status corrected and then annulled; the public page tells it', async ({
  signInAs,
  browser,
}) => {
  const page = await signInAs('secretariat');
  await page.goto('/en/portal/staff/membership');
  await page.getByRole('link', { name: 'Add a State' }).click();
  await axeClean(page);
  await page.getByRole('button', { name: 'Add a State' }).click();
  // A blank form names all that is missing at once.
  await expect(page.locator('#field-iso3-error')).toBeVisible();
  await expect(page.locator('#field-m49-error')).toBeVisible();
  await page.getByLabel('ISO code').fill('GEO');
  await page.getByLabel('M49 number').fill('268');
  await page.getByRole('button', { name: 'Add a State' }).click();
  await page.getByRole('button', { name: /yes, record this/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Georgia');

  await page.getByLabel('New status').selectOption('observer');
  await page.getByLabel('From').fill('24.04.2036');
  await page.getByLabel('Instrument').fill('Note verbale 3');
  await page.getByRole('button', { name: 'Record the status' }).click();
  await expect(page.locator('[data-confirm]')).toContainText('24 April 2036 is in the future.');
  await page.getByRole('button', { name: /yes, record this/ }).click();
  await expect(page.getByRole('status')).toBeVisible();

  await page.getByRole('link', { name: /^Correct: Observer/ }).click();
  await page.getByLabel('From').fill('04.2026');
  await page.getByLabel('How exactly').selectOption('no later than this date');
  await page.getByRole('button', { name: 'Correct a membership period' }).click();
  await expect(page.locator('#field-reason-error')).toBeVisible();
  // What was typed as a date is read back beside its field.
  await expect(page.locator('#field-from-help')).toContainText('April 2026');
  await page.getByLabel('Reason').fill('The year was mistyped.');
  await page.getByRole('button', { name: 'Correct a membership period' }).click();
  await axeClean(page);
  await page.getByRole('button', { name: /yes, record this/ }).click();
  await expect(page.getByRole('cell', { name: 'begun by April 2026', exact: true })).toBeVisible();
  await axeClean(page);

  const reader = await (await browser.newContext()).newPage();
  await reader.goto('/en/members');
  await expect(reader.getByRole('row', { name: /Georgia/ })).toContainText('by April 2026');
  await expect(reader.getByText('The year was mistyped.')).toBeVisible();
  await reader.goto('/ru/members');
  await expect(reader.getByRole('row', { name: /Грузия/ })).toContainText('не позднее апреля 2026');
  await axeClean(reader);

  await page.getByRole('link', { name: /^Annul: Observer/ }).click();
  await page.getByLabel('Reason').fill('It was another State.');
  await page.getByRole('button', { name: 'Annul a membership period' }).click();
  await page.getByRole('button', { name: /yes, record this/ }).click();
  await expect(page.getByText('No status today')).toBeVisible();
  await page.getByRole('link', { name: 'Correct the State’s names' }).click();
  await axeClean(page);
  await expect
    .poll(async () => {
      await reader.goto('/en/members');
      return [
        await reader.getByRole('row', { name: /Georgia/ }).count(),
        await reader.getByText('It was another State.').count(),
      ];
    })
    .toEqual([0, 1]);
  await reader.context().close();
});
