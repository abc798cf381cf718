import type { Page } from '@playwright/test';
import { expect } from '#e2e/fixtures.ts';

/** Presses Tab until what has the focus bears this name; each stop on the way must show that it has the focus. */
export async function tabTo(page: Page, name: string | RegExp, most = 40): Promise<void> {
  const wanted = typeof name === 'string' ? new RegExp(`^${name}$`) : name;
  for (let n = 0; n < most; n++) {
    await page.keyboard.press('Tab');
    const { said, shown } = await page.evaluate(() => {
      const at = document.activeElement;
      if (!(at instanceof HTMLElement)) return { said: '', shown: false };
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      const label = 'labels' in at && at.labels instanceof NodeList ? at.labels[0]?.textContent : '';
      return {
        said: (label || at.textContent || '').trim(),
        // The button in a date field shows it itself, and the field then has it not.
        shown:
          at === document.body ||
          !at.matches(':focus') ||
          (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2),
      };
    });
    expect(shown, `the focus is seen on “${said}”`).toBe(true);
    if (wanted.test(said)) return;
  }
  throw new Error(`Tab did not come to ${name} in ${most} presses.`);
}
