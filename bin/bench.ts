import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { benchSessions, deskLoad, fillDesk, portalWeights } from '#bin/bench/desk.ts';
import { figures, round } from '#bin/bench/figures.ts';
import { scaleFigures } from '#bin/bench/scale.ts';
import { signInLoad } from '#bin/bench/sign-in.ts';
import { statements } from '#bin/bench/statements.ts';
import { ensureTools, load, median, nginxWith } from '#bin/bench/tools.ts';
import { weigh } from '#bin/bench/weight.ts';
import { wordFigures } from '#bin/bench/word.ts';
import startPortal from '#bin/test/portal.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const { add, print } = figures();

const ROUNDS = 9;
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

/** The processes of the server, the first and those that serve: where their peak memory is read. None without /proc. */
async function serverPids(origin: string): Promise<number[]> {
  const port = new URL(origin).port;
  const isOurs = async (pid: number) => {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
    return environment.split('\0').includes(`PORT=${port}`);
  };
  try {
    const listed = execFileSync('pgrep', ['-f', String.raw`bin/serve(\.ts|/server\.ts)$`], { encoding: 'utf8' });
    const pids = listed.trim().split('\n').map(Number);
    const ours = await Promise.all(pids.map(isOurs));
    return pids.filter((_, n) => ours[n]);
  } catch {
    return [];
  }
}

/** The most memory that each process had so far, in MiB. */
async function peakMemory(pids: readonly number[]): Promise<number[]> {
  const found = pids.map(async (pid) => {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    const kilobytes = /VmHWM:\s+(\d+) kB/.exec(status)?.[1];
    return kilobytes ? [Math.round(Number(kilobytes) / 1024)] : [];
  });
  return (await Promise.all(found)).flat();
}

async function addMemory(when: string, pids: readonly number[]): Promise<void> {
  const peaks = await peakMemory(pids);
  const most = Math.max(...peaks);
  const known = peaks.length > 0;
  const sum = peaks.reduce((total, one) => total + one, 0);
  add(
    `peak memory of the server's ${peaks.length} processes ${when}, together, MiB`,
    known ? sum : 'not known',
    '',
    null,
  );
  add(
    `peak memory of the largest of them ${when}, MiB`,
    known ? most : 'not known',
    '≤ 512',
    known ? most <= 512 : null,
  );
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

/** `npm run bench -- scale`: what pages cost on a small and on a large register. */
async function scale(): Promise<void> {
  await scaleFigures(add, say);
  print(say);
}

/** `npm run bench -- word`: a text to Word and back, which needs no portal. */
async function word(): Promise<void> {
  await wordFigures(add);
  print(say);
}

/**
 * `npm run bench`: the figures of the running portal, as a table and as JSON lines. Ratios are of one run, pair by pair.
 * `npm run bench -- PART` gives those of one part alone: sign-in, desk or statements; `scale` and `word` are runs of their own.
 */
async function bench(only: string | undefined): Promise<void> {
  if (!only) ensureTools();
  say('Starting a portal with a register of its own');
  const stop = await startPortal();
  try {
    const origin = process.env.E2E_URL ?? '';
    const { staff, delegates } = await benchSessions();
    const pids = await serverPids(origin);
    if (only === 'sign-in') {
      await signInLoad(add, origin, staff);
      await addMemory('after signing in', pids);
      return print(say);
    }
    if (only === 'desk') {
      await fillDesk(origin, staff);
      await deskLoad(add, origin, delegates);
      await addMemory('after the desks', pids);
      return print(say);
    }
    if (only === 'statements') {
      await statements(add, publicPages, delegates[0] ?? '');
      return print(say);
    }
    say('Public page against nginx');
    await publicLoad(origin);
    await addMemory('under that load', pids);
    say('A conference with documents on the desk, and three hundred delegates');
    await fillDesk(origin, staff);
    await deskLoad(add, origin, delegates);
    await addMemory('after that too', pids);
    say('Statements');
    await statements(add, publicPages, delegates[0] ?? '');
    say('Weights');
    await weights(origin);
    await portalWeights(add, origin, staff);
    say('Signing in');
    await signInLoad(add, origin, staff);
    await addMemory('after signing in', pids);
    say('A text to Word and back');
    await wordFigures(add);
    print(say);
  } finally {
    await stop();
  }
}

const part = process.argv[2];
await (part === 'scale' ? scale() : part === 'word' ? word() : bench(part));
