import { unsourced } from '#bin/test/unsourced.ts';
import { expect, test } from '#e2e/fixtures.ts';

/** Every public page of the demonstration, as the portal itself lists them. */
async function publicPages(origin: string): Promise<string[]> {
  const map = await (await fetch(`${origin}/sitemap.xml`)).text();
  return [...map.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname);
}

test('every fact on every public page names its source, in each language', async ({ baseURL }) => {
  const origin = baseURL ?? '';
  const paths = await publicPages(origin);
  expect(paths.filter((path) => path.startsWith('/en/conferences/')).length).toBeGreaterThan(5);
  const found: string[] = [];
  const notes: string[] = [];
  for (const path of [...paths, '/en/members?date=2013-06-05', '/ru/members?date=2024-01-01']) {
    const answered = await fetch(`${origin}${path}`);
    expect(answered.status, path).toBe(200);
    const html = await answered.text();
    found.push(...unsourced(html).map((fact) => `${path} ${fact}`));
    notes.push(...html.matchAll(/id="source-\d+"/g).map(([id]) => `${path} ${id}`));
  }
  expect(found).toEqual([]);
  expect(notes.length).toBeGreaterThan(paths.length);
  // It can fail: the same page without its notes is found wanting.
  const home = await (await fetch(`${origin}/en`)).text();
  expect(unsourced(home.replaceAll(/<sup[^>]*>.*?<\/sup>/g, '')).length).toBeGreaterThan(5);
});
