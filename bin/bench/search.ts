import { setTimeout as wait } from 'node:timers/promises';
import { type Add, round } from '#bin/bench/figures.ts';
import { few, grownPortal, many } from '#bin/bench/scale.ts';
import { median } from '#bin/bench/tools.ts';

const ROUNDS = 21;

/** What people look for: rare and common words in two languages, symbols in any spacing, phrases, one kind alone, a mistyped word, and what nothing has. */
const asked = [
  'q=Almaty',
  'q=Казахстан',
  'q=statistics',
  'q=invented+paper',
  'q=документ',
  'q=paper+7+border+management',
  'q=%22labour+migration%22',
  'q=миграции+-документ',
  'q=AP%2FSOM.12%2FINF.2',
  'q=ap+%2F+mc.11%2F+L+3',
  'q=INF.3',
  'q=statistics&kind=document&page=2',
  'q=Baku+Declaration',
  'q=Kazahstn',
  'q=statistiks',
  'q=xyzzyplugh',
];

/** How long one search takes, to the page's last byte. */
async function ask(origin: string, query: string): Promise<number> {
  const begun = performance.now();
  const answer = await fetch(`${origin}/en/search?${query}`);
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`/en/search?${query} answered ${answer.status}.`);
  return performance.now() - begun;
}

const percentile = (figures: readonly number[], of: number): number =>
  figures.toSorted((a, b) => a - b)[Math.ceil(figures.length * of) - 1] ?? Number.NaN;

/**
 * The search of the whole site over few and over many documents, asked in turn in one run, none of it held. What stands is the ratio of the
 * ninety-fifth percentiles over all searches; beside it the medians of each.
 */
export async function searchFigures(add: Add, say: (line: string) => void): Promise<void> {
  const portals: { origin: string; stop: () => Promise<void> }[] = [];
  try {
    for (const documents of [few, many]) {
      say(`Growing a register of ${documents} documents`);
      portals.push(await grownPortal(documents));
    }
    const [small, large] = portals;
    if (!small || !large) return;
    const measured = asked.map((query) => ({ query, small: [0], large: [0] }));
    for (let round = -2; round < ROUNDS; round++) {
      const until = wait(1_200); // longer than a page is held
      for (const one of measured) {
        // Each is first in every other round, so that a machine that slows down favours neither.
        const first = round % 2 === 0 ? await ask(small.origin, one.query) : null;
        const after = await ask(large.origin, one.query);
        const before = first ?? (await ask(small.origin, one.query));
        if (round === 0) [one.small, one.large] = [[], []];
        one.small.push(before);
        one.large.push(after);
      }
      await until;
    }
    for (const one of measured) {
      const [before, after] = [median(one.small), median(one.large)];
      const name = decodeURIComponent(one.query.replaceAll('+', ' '));
      add(
        `search ${name} (${round(before, 1)} → ${round(after, 1)} ms): ratio of medians`,
        round(after / before),
        '',
        null,
      );
    }
    const [before, after] = [
      percentile(
        measured.flatMap((one) => one.small),
        0.95,
      ),
      percentile(
        measured.flatMap((one) => one.large),
        0.95,
      ),
    ];
    const times = `${round(before, 1)} → ${round(after, 1)} ms`;
    add(
      `search, p95 at ${few} and ${many} documents (${times}): ratio`,
      round(after / before),
      '≤ 1.5',
      after <= 1.5 * before,
    );
  } finally {
    for (const { stop } of portals) await stop();
  }
}
