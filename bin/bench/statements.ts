import { setTimeout as wait } from 'node:timers/promises';
import type { Add } from '#bin/bench/figures.ts';
import { linkedPortal } from '#bin/test/linked-portal.ts';

/** What each page asks of the database: `pages` of the public when they are rendered and when they are held, and the desk. */
export async function statements(add: Add, pages: readonly string[], cookie: string): Promise<void> {
  const { origin, link, stop } = await linkedPortal('beside');
  const ask = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${origin}${path}`, { headers }).then((answer) => answer.text());
  // A connection's first statements are its own: each page is asked for until all have been used, and then counted.
  const countOf = async (path: string, headers: Record<string, string> = {}): Promise<number> => {
    for (let warm = 0; warm < 12; warm++) await ask(path, headers);
    await wait(1300);
    const before = link.count();
    await ask(path, headers);
    await wait(200);
    return link.count() - before;
  };
  try {
    const rendered: [string, number][] = [];
    for (const page of pages) rendered.push([page || '/', await countOf(`/en${page}`)]);
    const most = rendered.reduce((a, b) => (b[1] > a[1] ? b : a));
    add(`SQL statements of a public page when rendered, the most (${most[0]})`, most[1], '≤ 3', most[1] <= 3);
    await ask('/en/members');
    const before = link.count();
    for (let n = 0; n < 20; n++) await ask('/en/members');
    add('SQL statements of twenty requests for a held page', link.count() - before, '0', link.count() === before);
    const desk = await countOf('/en/portal/desk', { cookie });
    add('SQL statements of the desk page, BEGIN, set_config and COMMIT among them', desk, '≤ 6', desk <= 6);
  } finally {
    await stop();
  }
}
