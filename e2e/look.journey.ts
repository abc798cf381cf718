import { expect, test } from '#e2e/fixtures.ts';
import { publicParts } from '#lib/nouns.ts';

const phone = { width: 390, height: 844 };

test('on a phone every page begins with its heading', async ({ page }) => {
  await page.setViewportSize(phone);
  const addresses = ['en', 'ru'].flatMap((locale) =>
    ['', ...publicParts.map((part) => `/${part}`)].map((part) => `/${locale}${part}`),
  );
  for (const address of [
    ...addresses,
    '/ru/conferences/third-ministerial-conference-of-the-almaty-process-2025',
    '/en/outcomes/baku-declaration-2025',
  ]) {
    await page.goto(address);
    const box = await page.locator('h1').boundingBox();
    expect(box?.y, address).toBeLessThan(200);
  }
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false, viewport: phone });

  test('the menu unfolds, and a list is put in order where its headings have no room', async ({ page }) => {
    await page.goto('/en/members');
    await expect(page.getByRole('link', { name: 'Chairmanship' })).toBeHidden();
    await page.getByText('Menu', { exact: true }).click();
    await page.getByRole('link', { name: 'Conferences' }).click();
    await expect(page.getByRole('columnheader')).toHaveCount(0);
    await page.locator('[data-rows]').last().getByRole('link', { name: 'Place', exact: true }).click();
    await expect(page).toHaveURL('/en/conferences?sort=place');
    await expect(page.locator('[data-rows]').last().getByRole('link', { name: 'Place' })).toHaveAttribute(
      'aria-current',
      'true',
    );
  });
});

test('the slider has a name, leads nobody away between two steps, and keeps the focus where it led', async ({
  page,
}) => {
  await page.goto('/en/members');
  const slider = page.getByRole('slider', { name: 'The register changes on' });
  await expect(slider).toHaveAttribute('aria-valuetext', 'Today');
  await slider.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await page.waitForTimeout(1500);
  await expect(page).toHaveURL('/en/members');
  await expect(slider).toBeFocused();
  await expect(page.locator('input[type="date"]')).toHaveValue('2013-06-05');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL('/en/members?date=2013-06-05');
  await expect(slider).toBeFocused();
  expect(await slider.getAttribute('aria-valuetext')).toMatch(/^5\s*June 2013$/);
});

test('what is copied of a page keeps its notes from its dates, and map, list and headline mark the same', async ({
  page,
}) => {
  await page.goto('/en/chairmanship');
  const copied = await page.evaluate(() => {
    const selection = getSelection();
    selection?.selectAllChildren(document.querySelector('main') ?? document.body);
    return selection?.toString() ?? '';
  });
  expect(copied).toMatch(/2016\s*\[\d+\]/);
  expect(copied.match(/\b(?:19|20)\d{3,}\b/g)).toBeNull();
  await page.goto('/en/members');
  const lead = (await page.locator('h1 + div').textContent())?.replaceAll('\u00a0', ' ') ?? '';
  const [, members = '', undated = '', disputed = ''] =
    /(\d+) member States \((\d+) of them not dated, (\d+) disputed\)/.exec(lead) ?? [];
  expect(Number(members)).toBeGreaterThan(Number(undated));
  const answer = await page.request.get('/api/v1/members');
  const { participants }: { participants: { kind: string; status: string; assurance: string }[] } = await answer.json();
  const of = (assurance: string) =>
    participants.filter((one) => one.kind === 'state' && one.status === 'member' && one.assurance === assurance).length;
  expect([of('undated'), of('disputed')]).toEqual([Number(undated), Number(disputed)]);
  const words = await page.locator('svg desc').textContent();
  expect(words?.match(/: member \(not dated\)/g)).toHaveLength(Number(undated));
  expect(words?.match(/: member \(disputed\)/g)).toHaveLength(Number(disputed));
});
