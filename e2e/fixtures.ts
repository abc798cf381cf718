import { AxeBuilder } from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test';
import { type Account, enter, findAccount, readAccounts } from '#e2e/sign-in.ts';

/** How to sign in: the language, and `fresh` for a session of this test's own, which it may end. */
export type SigningIn = { locale?: 'en' | 'ru'; fresh?: boolean };

type Given = {
  /** Opens the portal as the demonstration account of a role, of one State where several have it, in a window of its own. */
  signInAs: (role: string, actsFor?: string, how?: SigningIn) => Promise<Page>;
  /** What pages complained of. Checked when the test ends; `faults.expect` names what it provokes on purpose. */
  faults: { expect: (pattern: RegExp) => void };
};

type GivenOnce = { accounts: Account[] };

class Faults {
  private readonly found: { text: string; address: string; failedToLoad: boolean }[] = [];
  private readonly refusedPages = new Set<string>();
  private readonly expected: RegExp[] = [];

  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  /** Listens to all pages of a window: errors on the console (a CSP violation is one) and exceptions. */
  watch(context: BrowserContext): void {
    context.on('response', (response) => {
      if (response.status() >= 400 && response.request().isNavigationRequest()) this.refusedPages.add(response.url());
    });
    context.on('console', (message) => {
      if (message.type() !== 'error') return;
      const text = `${message.page()?.url()}: ${message.text()}`;
      const failedToLoad = message.text().startsWith('Failed to load resource');
      this.found.push({ text, address: message.location().url, failedToLoad });
    });
    context.on('weberror', (error) => {
      this.found.push({ text: `${error.page()?.url()}: ${error.error().message}`, address: '', failedToLoad: false });
    });
  }

  /** What is left once what was expected is taken away, and pages that are a 404 by right: what they are made of must load. */
  left(): string[] {
    return this.found
      .filter(({ address, failedToLoad }) => !(failedToLoad && this.refusedPages.has(address)))
      .map(({ text }) => text)
      .filter((text) => !this.expected.some((pattern) => pattern.test(text)));
  }
}

export const test = base.extend<Given & { watched: Faults }, GivenOnce>({
  accounts: [async ({ browserName: _ }, use) => use(await readAccounts()), { scope: 'worker' }],

  watched: [
    async ({ browserName: _ }, use) => {
      const watched = new Faults();
      await use(watched);
      expect(watched.left(), 'no page complained on its console').toEqual([]);
    },
    { auto: true },
  ],

  faults: async ({ watched }, use) => use(watched),

  context: async ({ context, watched }, use) => {
    watched.watch(context);
    await use(context);
  },

  signInAs: async ({ browser, accounts, watched }, use, testInfo) => {
    const windows: BrowserContext[] = [];
    await use(async (role, actsFor, { locale = 'en', fresh = false } = {}) => {
      const account = findAccount(accounts, role, actsFor);
      const context = await browser.newContext();
      windows.push(context);
      watched.watch(context);
      const page = await context.newPage();
      // A code serves once in its 30 seconds, so a second sign-in of one account may have to wait for the next.
      testInfo.setTimeout(testInfo.timeout + 45_000);
      await enter(page, account, { locale, fresh });
      return page;
    });
    if (testInfo.status !== testInfo.expectedStatus) for (const context of windows) await say(context);
    for (const context of windows) await context.close();
  },
});

/** Prints where each page of a window is and what it says there: a machine that runs the tests keeps what was printed, and no picture. */
async function say(context: BrowserContext): Promise<void> {
  for (const page of context.pages()) {
    const words = await page.locator('main').textContent({ timeout: 2_000 }).catch(String);
    process.stdout.write(`${page.url()}\n${words?.replaceAll(/\s+/g, ' ').slice(0, 3_000)}\n`);
  }
}

const levels = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Fails unless axe finds nothing against WCAG 2.2 AA on the page as it is now. */
export async function axeClean(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).withTags(levels).analyze();
  const found = violations.map(
    ({ id, help, nodes }) => `${id}: ${help} (${nodes.map(({ target }) => target.join(' ')).join('; ')})`,
  );
  expect(found, `axe finds nothing on ${page.url()}`).toEqual([]);
}

/** Fails unless the page of the portal that is open is whole without a script, in our own type, and kept by nobody. */
export async function finishedPage(page: Page): Promise<void> {
  const answer = await page.request.get(page.url());
  expect(await answer.text(), page.url()).not.toContain('<script');
  expect(answer.headers()['content-security-policy'], page.url()).toMatch(/^default-src 'none'(?!.*script-src)/);
  expect(answer.headers()['cache-control'], page.url()).toBe('private, no-store');
  await expect(page.locator('body')).toHaveCSS('font-family', /Plex/);
}

/** From a desk to a phone, and a desk at 400 %. */
export const widths = [1440, 1280, 1024, 768, 390, 320];

/** Fails where the page is wider than the window, a text wider than its column, or a column too narrow for a word. */
export async function fits(page: Page): Promise<void> {
  const found = await page.evaluate(async () => {
    // A width may ask for a face that no other did, once it has been drawn.
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    await document.fonts.ready;
    const { scrollWidth, clientWidth } = document.documentElement;
    const squeezed = [...document.querySelectorAll('main :is(p, li, dt, dd, th, td, td > div, a):not(thead *)')].filter(
      (one) => {
        const { width, height } = one.getBoundingClientRect();
        const lines = height / Number.parseFloat(getComputedStyle(one).lineHeight);
        return width > 0 && width < 40 && lines > 3 && (one.textContent ?? '').trim().length > 8;
      },
    );
    const spilled = [...document.querySelectorAll('main :is([data-rows], p, li, dt, dd, th, td):not(thead *)')].filter(
      (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).display !== 'inline',
    );
    const beyond = (one: Element) =>
      [...one.querySelectorAll('*')]
        .filter((part) => part.getBoundingClientRect().right > one.getBoundingClientRect().right + 1)
        .map((part) => `${part.tagName} ${(part.textContent ?? '').slice(0, 40)}`);
    const texts = (found: Element[]) =>
      found.map(
        (one) => `${(one.textContent ?? '').slice(0, 60)}: ${one.scrollWidth} in ${one.clientWidth}; ${beyond(one)}`,
      );
    return { beyond: scrollWidth - clientWidth, squeezed: texts(squeezed), spilled: texts(spilled) };
  });
  expect(found, `${page.url()} at ${page.viewportSize()?.width}`).toEqual({ beyond: 0, squeezed: [], spilled: [] });
}

/** Fails unless a room of the portal is there, finished, titled, with one heading, axe clean, and fits each screen. */
export async function roomInOrder(page: Page, address: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 900 });
  expect((await page.goto(address))?.status(), address).toBe(200);
  await finishedPage(page);
  await expect(page).toHaveTitle(/./);
  await expect(page.locator('h1'), address).toHaveCount(1);
  await axeClean(page);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    await fits(page);
  }
}

export { expect };

/** The addresses that links lead to, each once, without what follows a question mark. */
export async function addressesOf(links: Locator): Promise<string[]> {
  const all = await links.evaluateAll((found) => found.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(all.map((address) => address.split('?')[0] ?? ''))];
}
