import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { signedIn } from '#bin/bench/desk.ts';
import { countingProxy } from '#bin/bench/statements.ts';
import { ensureTools, freePort, load, median, nginxWith } from '#bin/bench/tools.ts';
import { weigh } from '#bin/bench/weight.ts';
import startPortal from '#bin/test/portal.ts';

type Row = { figure: string; value: number | string; goal: string; met: boolean | null };
const rows: Row[] = [];
const say = (line: string) => process.stdout.write(`${line}\n`);
const add = (figure: string, value: number | string, goal: string, met: boolean | null) =>
  rows.push({ figure, value, goal, met });
const round = (value: number, digits = 2) => Number(value.toFixed(digits));

const ROUNDS = 5;
const SECONDS = 4;
const publicPages = [
  '',
  '/members',
  '/chairmanship',
  '/secretariat',
  '/conferences',
  '/outcomes',
  '/documents',
  '/news',
];

/** The process that serves, a child of the one that started it: where its peak memory is read. */
async function serverPid(origin: string): Promise<number | null> {
  const { execFileSync } = await import('node:child_process');
  try {
    const port = new URL(origin).port;
    const found = execFileSync('pgrep', ['-f', 'bin/serve.ts'], { encoding: 'utf8' }).trim().split('\n').map(Number);
    for (const pid of found) {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
      if (environment.split('\0').includes(`PORT=${port}`)) return pid;
    }
  } catch {
    // Without /proc there is no figure; the table says so.
  }
  return null;
}

async function peakMemory(pid: number | null): Promise<number | null> {
  const status = pid === null ? '' : await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
  return kilobytes ? Math.round(Number(kilobytes) / 1024) : null;
}

/** Held bytes against nginx on the same bytes, round by round in turn; the ratio is taken pair by pair. */
async function publicLoad(origin: string): Promise<void> {
  const answer = await fetch(`${origin}/en`, { headers: { 'accept-encoding': 'identity' } });
  const body = new Uint8Array(await answer.arrayBuffer());
  const kept = ['content-security-policy', 'x-content-type-options', 'referrer-policy', 'vary', 'cache-control'];
  const headers = Object.fromEntries(
    kept.flatMap((name) => (answer.headers.has(name) ? [[name, answer.headers.get(name) ?? '']] : [])),
  );
  const nginx = await nginxWith(body, headers);
  const ratios: number[] = [];
  const ours: number[] = [];
  const theirs: number[] = [];
  let errors = 0;
  try {
    await load(`${origin}/en`, 2);
    await load(nginx.url, 2);
    for (let round = 0; round < ROUNDS; round++) {
      const mine = await load(`${origin}/en`, SECONDS);
      const other = await load(nginx.url, SECONDS);
      ours.push(mine.perSecond);
      theirs.push(other.perSecond);
      ratios.push(mine.perSecond / other.perSecond);
      errors += mine.errors;
    }
  } finally {
    await nginx.stop();
  }
  const ratio = median(ratios);
  add('public page, held: requests a second (median)', Math.round(median(ours)), '', null);
  add('the same bytes from nginx, one worker: requests a second (median)', Math.round(median(theirs)), '', null);
  add(
    `public page against nginx, median of ${ROUNDS} pairs (${round(Math.min(...ratios))}–${round(Math.max(...ratios))})`,
    round(ratio),
    '≥ 0.44',
    ratio >= 0.44,
  );
  add('errors under that load', errors, '0', errors === 0);
}

/** The desk against a bare dynamic page of the same app, in turn. */
async function deskLoad(origin: string, cookie: string): Promise<void> {
  const ratios: number[] = [];
  let errors = 0;
  await load(`${origin}/en/portal/desk`, 3, { cookie });
  await load(`${origin}/en/portal/measure`, 3, { cookie });
  for (let round = 0; round < ROUNDS; round++) {
    const desk = await load(`${origin}/en/portal/desk`, SECONDS, { cookie });
    const bare = await load(`${origin}/en/portal/measure`, SECONDS, { cookie });
    ratios.push(desk.perSecond / bare.perSecond);
    errors += desk.errors;
  }
  const ratio = median(ratios);
  add(
    `desk page against a bare dynamic page, median of ${ROUNDS} pairs (${round(Math.min(...ratios))}–${round(Math.max(...ratios))})`,
    round(ratio),
    '≥ 0.7',
    ratio >= 0.7,
  );
  add('errors under that load', errors, '0', errors === 0);
}

/** A second server of the same register, its database behind a counter: what each page asks. */
async function statements(dataDir: string, appUrl: string, secret: string, cookie: string): Promise<void> {
  const proxy = await countingProxy(appUrl);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const server = spawn(process.execPath, [join(import.meta.dirname, 'serve.ts')], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      DATA_DIR: dataDir,
      DATABASE_URL: appUrl,
      DATABASE_APP_URL: proxy.url,
      AUTH_SECRET: secret,
      PORT: String(port),
      PORTAL_URL: origin,
    },
    stdio: 'ignore',
  });
  try {
    for (let tries = 0; tries < 100; tries++) {
      if (
        await fetch(`${origin}/readyz`).then(
          (answer) => answer.ok,
          () => false,
        )
      )
        break;
      await wait(200);
    }
    const ask = (path: string, headers: Record<string, string> = {}) =>
      fetch(`${origin}${path}`, { headers }).then((answer) => answer.text());
    // A connection's first statements are its own: each page is asked for twice, and the second time counted.
    const countOf = async (path: string, headers: Record<string, string> = {}): Promise<number> => {
      for (let warm = 0; warm < 12; warm++) await ask(path, headers);
      await wait(1300);
      const before = proxy.count();
      await ask(path, headers);
      await wait(200);
      return proxy.count() - before;
    };
    const rendered: [string, number][] = [];
    for (const page of publicPages) rendered.push([page || '/', await countOf(`/en${page}`)]);
    const most = rendered.reduce((a, b) => (b[1] > a[1] ? b : a));
    add(`SQL statements of a public page when rendered, the most (${most[0]})`, most[1], '≤ 3', most[1] <= 3);
    await ask('/en/members');
    const before = proxy.count();
    for (let n = 0; n < 20; n++) await ask('/en/members');
    add('SQL statements of twenty requests for a held page', proxy.count() - before, '0', proxy.count() === before);
    const desk = await countOf('/en/portal/desk', { cookie });
    add('SQL statements of the desk page, BEGIN, set_config and COMMIT among them', desk, '≤ 6', desk <= 6);
  } finally {
    const ended = once(server, 'exit');
    server.kill('SIGTERM');
    await ended;
    proxy.stop();
  }
}

async function weights(origin: string): Promise<void> {
  const pages = ['en', 'ru'].flatMap((locale) => publicPages.map((page) => `/${locale}${page}`));
  const weighed = await weigh(origin, pages);
  const total = ({ html, css, script, font }: (typeof weighed)[number]) => html + css + script + font;
  for (const weight of weighed)
    say(
      `  ${weight.page.padEnd(18)} HTML ${weight.html}  CSS ${weight.css}  JS ${weight.script}  fonts ${weight.font}  in all ${total(weight)}`,
    );
  const heaviest = weighed.reduce((a, b) => (total(b) > total(a) ? b : a));
  add(
    `bytes of a public page, gzip, the heaviest (${heaviest.page})`,
    total(heaviest),
    '≤ 90000',
    total(heaviest) <= 90_000,
  );
  const script = Math.max(...weighed.map((weight) => weight.script));
  add('JavaScript of a public page, gzip, the most', script, '≤ 10000', script <= 10_000);
  const framework = weighed.filter((weight) => weight.framework).length;
  add('public pages with a script of the framework or an inline one', framework, '0', framework === 0);
}

function print(): void {
  const width = Math.max(...rows.map(({ figure }) => figure.length));
  say('');
  for (const { figure, value, goal, met } of rows)
    say(
      `${figure.padEnd(width)}  ${String(value).padStart(8)}  ${goal.padEnd(9)} ${met === null ? '' : met ? 'met' : 'NOT MET'}`,
    );
  say('');
  for (const row of rows) say(JSON.stringify(row));
}

/** `npm run bench`: the figures of the running portal, as a table and as JSON lines. Ratios are of one run, pair by pair. */
async function bench(): Promise<void> {
  ensureTools();
  say('Starting a portal with a register of its own');
  const stop = await startPortal();
  try {
    const origin = process.env.E2E_URL ?? '';
    const dataDir = process.env.E2E_DATA_DIR ?? '';
    const cookie = await signedIn(origin, dataDir, 'delegate');
    const pid = await serverPid(origin);
    say('Public page against nginx');
    await publicLoad(origin);
    const peak = await peakMemory(pid);
    add('peak memory of the server under that load, MiB', peak ?? 'not known', '', null);
    say('Desk page against a bare dynamic page');
    await deskLoad(origin, cookie);
    add('peak memory of the server after that too, MiB', (await peakMemory(pid)) ?? 'not known', '', null);
    say('Statements');
    const environment = pid === null ? '' : await readFile(`/proc/${pid}/environ`, 'utf8');
    const value = (name: string) =>
      environment
        .split('\0')
        .find((one) => one.startsWith(`${name}=`))
        ?.slice(name.length + 1) ?? '';
    await statements(dataDir, value('DATABASE_APP_URL'), value('AUTH_SECRET'), cookie);
    say('Weights');
    await weights(origin);
    print();
  } finally {
    await stop();
  }
}

await bench();
