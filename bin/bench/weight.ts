import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { chromiumFlags, ensureChromium } from '#bin/test/browser.ts';

export type Weight = {
  page: string;
  html: number;
  css: number;
  script: number;
  font: number;
  framework: boolean;
  unkept: number;
};

/**
 * Opens pages in a real Chromium and weighs what each loads, in bytes gzipped (fonts as they are: they are packed
 * already). `framework` says whether any script of the framework, or any inline one, was among it; `unkept` counts scripts that
 * a browser would ask for again. `cookie` is that of whoever opens them, where it is a page of the portal.
 */
export async function weigh(origin: string, pages: readonly string[], cookie = ''): Promise<Weight[]> {
  const browser = await chromium.launch({ executablePath: ensureChromium(() => {}), args: chromiumFlags() });
  const weights: Weight[] = [];
  try {
    for (const page of pages) {
      const weight: Weight = { page, html: 0, css: 0, script: 0, font: 0, framework: false, unkept: 0 };
      const context = await browser.newContext();
      const [name = '', value = ''] = cookie.split('=');
      if (cookie) await context.addCookies([{ name, value, url: origin }]);
      const tab = await context.newPage();
      const bodies: Promise<void>[] = [];
      tab.on('response', (response) => {
        const kind = response.request().resourceType();
        if (!['document', 'stylesheet', 'script', 'font'].includes(kind)) return;
        if (kind === 'script' && !response.headers()['cache-control']?.includes('immutable')) weight.unkept += 1;
        bodies.push(
          response.body().then((body) => {
            if (kind === 'font') weight.font += body.length;
            else
              weight[kind === 'document' ? 'html' : kind === 'stylesheet' ? 'css' : 'script'] += gzipSync(body).length;
            if (kind === 'script' && !new URL(response.url()).pathname.startsWith('/enhance/')) weight.framework = true;
            if (kind === 'document' && /<script(?![^>]*\ssrc="\/enhance\/)/.test(body.toString('utf8')))
              weight.framework = true;
          }),
        );
      });
      await tab.goto(`${origin}${page}`, { waitUntil: 'networkidle' });
      await Promise.all(bodies);
      weights.push(weight);
      await context.close();
    }
  } finally {
    await browser.close();
  }
  return weights;
}
