import { chromium, type Page } from '@playwright/test';
import { chromiumFlags, ensureChromium } from '#bin/test/browser.ts';

/** Does something in a browser as a member of the secretariat, by the Cookie header of their session; the browser is closed then. */
export async function inStaffWindow<T>(origin: string, staff: string, work: (page: Page) => Promise<T>): Promise<T> {
  const [name = '', value = ''] = staff.split('=');
  const browser = await chromium.launch({ executablePath: ensureChromium(() => {}), args: chromiumFlags() });
  try {
    const context = await browser.newContext({ baseURL: origin });
    await context.addCookies([{ name, value, url: origin }]);
    return await work(await context.newPage());
  } finally {
    await browser.close();
  }
}
