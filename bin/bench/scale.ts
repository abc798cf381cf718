import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Add, round } from '#bin/bench/figures.ts';
import { signedIn } from '#bin/bench/sign-in.ts';
import { median } from '#bin/bench/tools.ts';
import startPortal from '#bin/test/portal.ts';

/** The scales compared, in documents. */
export const few = 1_000;
export const many = 100_000;
const ROUNDS = 11;

type Session = 'nobody' | 'delegate' | 'secretariat' | 'administrator';
type Asked = { page: string; as: Session };
type Portal = { origin: string; cookies: Record<Session, string>; pages: Asked[]; stop: () => Promise<void> };

const publicPages = [
  '',
  '/members',
  '/chairmanship',
  '/secretariat',
  '/conferences',
  '/conferences?sort=-title',
  '/documents',
  '/documents?q=INF.12',
  '/documents?page=7',
  '/outcomes',
  '/news',
  '/conferences/grown-0',
  '/search?q=statistics',
];
const staffPages = [
  '',
  '/conference',
  '/document',
  '/document?sort=title',
  '/document?missing=owed',
  '/membership',
  '/record',
  '/record?act=issueDocument',
  '/outcome',
  '/news',
  '/claim',
  '/document/new',
  '/outcome/new',
];

/** What is asked of both portals, the same pages of the same kinds; a document's own address differs from one to the other. */
async function pagesOf(origin: string, cookies: Record<Session, string>): Promise<Asked[]> {
  const conference = '/en/portal/desk/conference/grown-0';
  const html = await (await fetch(`${origin}${conference}`, { headers: { cookie: cookies.delegate } })).text();
  const document = /\/en\/portal\/desk\/document\/[0-9a-f-]{36}/.exec(html)?.[0];
  if (!document) throw new Error('The grown register shows a delegate no document.');
  return [
    ...publicPages.map((path) => ({ page: `/en${path}`, as: 'nobody' as const })),
    ...['/en/portal/desk', '/en/portal/desk/conference', conference, document].map((page) => ({
      page,
      as: 'delegate' as const,
    })),
    ...staffPages.map((path) => ({ page: `/en/portal/staff${path}`, as: 'secretariat' as const })),
    { page: '/en/portal/staff/account', as: 'administrator' },
  ];
}

/** A portal of its own on a register grown to a scale. */
export async function grownPortal(documents: number): Promise<Portal> {
  for (const name of ['E2E_URL', 'E2E_DATA_DIR', 'E2E_DATABASE_URL']) delete process.env[name];
  const stop = await startPortal();
  const { E2E_URL: origin = '', E2E_DATA_DIR, E2E_DATABASE_URL } = process.env;
  const grow = spawn(process.execPath, [join(import.meta.dirname, '../grow.ts'), '--scale', `${documents}`], {
    env: { ...process.env, DATA_DIR: E2E_DATA_DIR, DATABASE_URL: E2E_DATABASE_URL },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'], // by the channel it sees when this process is killed
  });
  const [code] = await once(grow, 'exit');
  if (code !== 0) throw new Error(`The register could not be grown (${code}).`);
  const cookies = {
    nobody: '',
    delegate: await signedIn(origin, 'delegate'),
    secretariat: await signedIn(origin, 'secretariat'),
    administrator: await signedIn(origin, 'administrator'),
  };
  return { origin, cookies, pages: await pagesOf(origin, cookies), stop };
}

/** How long one page takes, to its last byte, and how many bytes it has. */
async function ask({ origin, cookies }: Portal, { page, as }: Asked): Promise<{ ms: number; bytes: number }> {
  const begun = performance.now();
  const answer = await fetch(`${origin}${page}`, { headers: as === 'nobody' ? {} : { cookie: cookies[as] } });
  const bytes = (await answer.arrayBuffer()).byteLength;
  if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}.`);
  return { ms: performance.now() - begun, bytes };
}

/**
 * What each page costs when first rendered, at few and at many documents, asked in turn in one run; the public ones a second apart, so
 * that none is held. The ratio of the medians is what stands; conferences follow the documents, States are as many in both.
 */
export async function scaleFigures(add: Add, say: (line: string) => void): Promise<void> {
  const portals: Portal[] = [];
  try {
    for (const documents of [few, many]) {
      say(`Growing a register of ${documents} documents`);
      portals.push(await grownPortal(documents));
    }
    const [small, large] = portals;
    if (!small || !large) return;
    const measured = large.pages.map(({ page }) => ({ page, small: [0], large: [0], bytes: 0 }));
    for (let round = -2; round < ROUNDS; round++) {
      const until = wait(1_200);
      for (const [at, one] of measured.entries()) {
        const [here, there] = [small.pages[at], large.pages[at]];
        if (!here || !there) continue;
        // Each is first in every other round, so that a machine that slows down favours neither.
        const first = round % 2 === 0 ? await ask(small, here) : null;
        const answer = await ask(large, there);
        const second = first ?? (await ask(small, here));
        if (round === 0) [one.small, one.large] = [[], []];
        one.small.push(second.ms);
        one.large.push(answer.ms);
        one.bytes = Math.max(one.bytes, answer.bytes);
      }
      await until;
    }
    for (const { page, small: before, large: after, bytes } of measured) {
      const shown = page.replace(/[0-9a-f-]{36}/, '…');
      const ratio = median(after) / median(before);
      const times = `${round(median(before), 1)} → ${round(median(after), 1)} ms, ${Math.round(bytes / 1000)} kB`;
      add(`${shown} at ${few} and ${many} documents (${times}): ratio`, round(ratio), '≤ 1.5', ratio <= 1.5);
    }
    const largest = measured.reduce((a, b) => (b.bytes > a.bytes ? b : a));
    add(`bytes of HTML of the largest page (${largest.page})`, largest.bytes, '', null);
  } finally {
    for (const { stop } of portals) await stop();
  }
}
