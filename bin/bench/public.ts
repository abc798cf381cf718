import { type Add, round } from '#bin/bench/figures.ts';
import { load, median, nginxWith } from '#bin/bench/tools.ts';
import { weigh } from '#bin/bench/weight.ts';

type Say = (line: string) => void;

const ROUNDS = 9;
const SECONDS = 4;
export const publicPages = [
  '',
  '/members',
  '/chairmanship',
  '/secretariat',
  '/conferences',
  '/outcomes',
  '/documents',
  '/news',
];

/** Held bytes against nginx on the same bytes, round by round in turn; the ratio is taken pair by pair. */
export async function publicLoad(add: Add, origin: string): Promise<void> {
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

/** What the public pages weigh, each of them in two languages. */
export async function weights(add: Add, say: Say, origin: string): Promise<void> {
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
