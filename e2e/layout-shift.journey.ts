import type { Page } from '@playwright/test';
import { expect, test } from '#e2e/fixtures.ts';
import { publicParts } from '#lib/nouns.ts';

declare global {
  interface Window {
    /** The sum of all that moved since the page began, as the browser scores it. */
    moved: number;
  }
}

/** A phone of a few years ago on a slow connection: style sheet, page and type faces arrive one after the other. */
async function onAnOldPhone(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 844 });
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Network.enable');
  await devtools.send('Network.setCacheDisabled', { cacheDisabled: true });
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 200_000,
    uploadThroughput: 90_000,
  });
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await page.addInitScript(() => {
    window.moved = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if ('value' in entry) window.moved += Number(entry.value);
    });
    observer.observe({ type: 'layout-shift', buffered: true });
  });
}

/** What has moved once everything has arrived and been drawn. */
function movedOn(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return window.moved;
  });
}

async function nothingMoves(page: Page, address: string): Promise<void> {
  await page.goto(address);
  expect(await movedOn(page), `what moves on ${address}`).toBe(0);
}

test('what moves is seen: the measure is no number that is always 0', async ({ page }) => {
  await onAnOldPhone(page);
  await page.goto('/en');
  const before = await movedOn(page);
  await page.evaluate(() => document.querySelector('main')?.prepend(document.createElement('hr'), 'late words'));
  await expect.poll(() => movedOn(page)).toBeGreaterThan(before);
});

for (const locale of ['en', 'ru'] as const) {
  test(`nothing moves on a public page in ${locale}, nor at the door`, async ({ page }) => {
    await onAnOldPhone(page);
    for (const part of ['', ...publicParts.map((name) => `/${name}`)]) await nothingMoves(page, `/${locale}${part}`);
    for (const list of ['conferences', 'outcomes']) {
      await page.goto(`/${locale}/${list}`);
      await nothingMoves(page, (await page.locator('main th a').first().getAttribute('href')) ?? '');
    }
    await nothingMoves(page, `/${locale}/portal/sign-in`);
  });

  test(`nothing moves on the desk and in the secretariat's rooms in ${locale}`, async ({ signInAs }) => {
    const delegate = await signInAs('delegate', 'KAZ');
    await onAnOldPhone(delegate);
    for (const room of ['', '/conference']) await nothingMoves(delegate, `/${locale}/portal/desk${room}`);
    const secretariat = await signInAs('secretariat');
    await onAnOldPhone(secretariat);
    for (const room of ['', '/document', '/conference/new'])
      await nothingMoves(secretariat, `/${locale}/portal/staff${room}`);
  });

  test(`a page in ${locale} asks for three type faces at most before it is drawn, all of which it uses`, async ({
    page,
  }) => {
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.resourceType() === 'font') asked.push(new URL(request.url()).pathname);
    });
    for (const address of [`/${locale}`, `/${locale}/members`, `/${locale}/portal/sign-in`]) {
      await page.goto(address);
      const preloads = page.locator('head link[rel="preload"][as="font"]');
      const hrefs = await preloads.evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
      expect(hrefs.length, address).toBeGreaterThan(0);
      expect(hrefs.length, address).toBeLessThanOrEqual(3);
      await page.evaluate(() => document.fonts.ready);
      for (const href of hrefs) {
        expect((await page.request.get(href)).status(), href).toBe(200);
        expect(asked.filter((path) => path === href).length, `${href} is fetched once on ${address}`).toBe(1);
      }
      asked.length = 0;
    }
  });

  test(`a page in ${locale} is as long in what the machine has as in our own type faces`, async ({ page, faults }) => {
    faults.expect(/Failed to load resource/);
    const height = () => page.evaluate(() => document.documentElement.scrollHeight);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const address of [`/${locale}`, `/${locale}/members`, `/${locale}/secretariat`]) {
      await page.goto(address);
      await page.evaluate(() => document.fonts.ready);
      await page.goto(address); // a face that was late is there now
      const inOurs = await height();
      await page.route('**/*.woff2', (route) => route.abort());
      await page.goto(address);
      const inOthers = await height();
      await page.unroute('**/*.woff2');
      expect(Math.abs(inOthers / inOurs - 1), `${address}: ${inOurs} px and ${inOthers} px`).toBeLessThan(0.03);
    }
  });
}
