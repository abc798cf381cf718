import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/fixtures.ts';
import { done, submit } from '#e2e/staff-forms.ts';

/** What a form of the portal does with what it is sent, whatever the act: `action` of lib/action.ts, through the real portal. */

const path = '/en/portal/staff/news/new';

async function fill(page: Page, headline: string): Promise<void> {
  await page.getByLabel('Headline in English').fill(headline);
  await page.getByLabel('Text in English').fill('A text.');
}
const confirm = (page: Page) => page.getByRole('button', { name: /yes, record this/ });
const published = async (page: Page, headline: string): Promise<number> => {
  await page.goto('/en/portal/staff/news');
  return page.getByRole('link', { name: headline, exact: true }).count();
};

test('an act that requires confirmation shows what will be recorded, goes back with all of it, and is recorded once confirmed', async ({
  signInAs,
}) => {
  const page = await signInAs('secretariat');
  await page.goto(path);
  await fill(page, 'Shown once more');
  await submit(page, 'Publish the press release');
  await expect(page.getByRole('heading', { name: 'This will be recorded' })).toBeVisible();
  await expect(page.locator('main')).toContainText('Shown once more');
  await page.getByRole('button', { name: 'Go back and change it' }).click();
  await expect(page.getByLabel('Headline in English')).toHaveValue('Shown once more');
  await expect(page.getByLabel('Text in English')).toHaveValue('A text.');
  await expect(confirm(page)).toHaveCount(0);
  await submit(page, 'Publish the press release');
  await confirm(page).click();
  await expect(done(page)).toHaveText('The press release has been published.');
  expect(await published(page, 'Shown once more')).toBe(1);
});

test('a form that is sent twice is recorded once, and the second time says so', async ({ signInAs }) => {
  const page = await signInAs('secretariat');
  await page.goto(path);
  // A second window with the same form: the same key, as after Back.
  const key = await page.locator('input[name="key"]').inputValue();
  const twin = await page.context().newPage();
  await twin.goto(path);
  for (const one of [page, twin]) {
    await fill(one, 'Sent twice');
    await submit(one, 'Publish the press release');
    await confirm(one).waitFor();
  }
  await confirm(page).click();
  await expect(done(page)).toHaveText('The press release has been published.');
  // Given last: drawing the form anew gives it its own key back.
  await twin.locator('input[name="key"]').evaluate((field, same) => field.setAttribute('value', same), key);
  await confirm(twin).click();
  await expect(twin.locator('main [role="alert"]')).toContainText('This form has already been sent and recorded.');
  expect(await published(page, 'Sent twice')).toBe(1);
});

test('a form sent after the session ended keeps what was typed, and nothing is recorded', async ({
  signInAs,
  browser,
}) => {
  const watcher = await signInAs('secretariat');
  const context = await browser.newContext();
  await context.addCookies(await watcher.context().cookies());
  const page = await context.newPage();
  await page.goto(path);
  await fill(page, 'Nobody is signed in');
  await context.clearCookies();
  await submit(page, 'Publish the press release');
  await expect(page.locator('main [role="alert"]')).toContainText('Your session has ended.');
  await expect(page.locator('main [role="alert"]')).toBeFocused();
  await expect(page.getByLabel('Headline in English')).toHaveValue('Nobody is signed in');
  expect(await published(watcher, 'Nobody is signed in')).toBe(0);
  await context.close();
});

test('a refusal is summed at the top in the language of the page, and each field has its own, in Russian too', async ({
  signInAs,
}) => {
  const page = await signInAs('secretariat');
  await page.goto('/ru/portal/staff/news/new');
  await page.getByLabel('Заголовок (русский)').fill('Заголовок без текста');
  await submit(page, 'Опубликовать пресс-релиз');
  await expect(page.locator('main [role="alert"]')).toContainText(
    'Некоторые поля требуют внимания; ничего не записано.',
  );
  await expect(page.getByLabel('Заголовок (русский)')).toHaveValue('Заголовок без текста');
  await expect(page.getByLabel('Текст (русский)')).toHaveAttribute('aria-invalid', 'true');
  // What is left in the form is kept for whoever is signed in so, other journeys too.
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/typing') && answer.status() === 204);
  await page.getByLabel('Заголовок (русский)').fill('');
  await kept;
});

test('what is typed before the scripts of a page are there stays, and fields that nobody touched have their words', async ({
  signInAs,
}) => {
  const page = await signInAs('secretariat');
  await page.goto('/en/portal/staff/text');
  await page.getByRole('link', { name: 'Draft Recommendations on Seasonal Work' }).first().click();
  await page.getByRole('link', { name: 'Proposals and acts on (c)' }).click();
  await page.getByRole('link', { name: 'Own words' }).click();
  const [typed, untouched] = [page.locator('[name="words.en"]'), page.locator('[name="words.ru"]')];
  const words = await untouched.inputValue();
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await gate;
    await route.continue();
  });
  await page.reload({ waitUntil: 'commit' });
  await typed.fill('Typed early');
  const kept = page.waitForResponse((answer) => answer.url().endsWith('/api/typing') && answer.status() === 204);
  open();
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('[name="words.en"]') ?? {}).some((key) => key.startsWith('__react')),
  );
  await expect(typed).toHaveValue('Typed early');
  await expect(untouched).toHaveValue(words);
  expect(words).not.toBe('');
  // Nothing is typed any more, and it is kept all the same.
  await kept;
  await page.unroute('**/*.js');
  await page.reload();
  await expect(typed).toHaveValue('Typed early');
});

test('what is typed is kept although the page is left at once, and not kept once it was sent', async ({ signInAs }) => {
  const head = await signInAs('head-of-delegation', 'KGZ');
  await head.goto('/en/portal/desk/agreement');
  await head.getByRole('link', { name: 'Draft Recommendations on Seasonal Work' }).first().click();
  await head.getByRole('link', { name: 'Proposals and acts on (c)' }).click();
  await head.getByRole('link', { name: 'Own note', exact: true }).click();
  await head.waitForURL(/do=note/);
  const address = head.url();
  const field = head.getByLabel('Note', { exact: true });
  const ready = () =>
    head.waitForFunction(() =>
      Object.keys(document.querySelector('[name="words"]') ?? {}).some((key) => key.startsWith('__react')),
    );
  await ready();
  await field.fill('Left at once');
  await head.goto('/en/portal/desk');
  // It is sent while the next page is fetched, where no test hears of it.
  await expect(async () => {
    await head.goto(address);
    await expect(field).toHaveValue('Left at once', { timeout: 1000 });
  }).toPass({ timeout: 20_000 });
  await ready();
  await field.fill('Sent at once');
  await submit(head, 'Keep the note');
  await expect(done(head)).toContainText('The note has been kept.');
  // The act leads to its paragraph, far down the page.
  await expect(done(head)).toBeInViewport();
  await head.goto(address);
  await expect(field).toHaveValue('');
});
