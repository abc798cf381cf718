import { benchSessions, deskLoad, fillDesk, portalWeights } from '#bin/bench/desk.ts';
import { figures } from '#bin/bench/figures.ts';
import { liveFigures } from '#bin/bench/live.ts';
import { addMemory, serverPids } from '#bin/bench/memory.ts';
import { pageFigures } from '#bin/bench/page.ts';
import { publicLoad, publicPages, weights } from '#bin/bench/public.ts';
import { raceFigures } from '#bin/bench/races.ts';
import { scaleFigures } from '#bin/bench/scale.ts';
import { signInLoad } from '#bin/bench/sign-in.ts';
import { statements } from '#bin/bench/statements.ts';
import { textFigures } from '#bin/bench/text.ts';
import { ensureTools } from '#bin/bench/tools.ts';
import { twiceFigures } from '#bin/bench/twice.ts';
import { wordFigures } from '#bin/bench/word.ts';
import startPortal from '#bin/test/portal.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);
const { add, print } = figures();

type Portal = { origin: string; staff: string; delegates: string[]; pids: number[] };

/** The parts that ask a portal, each with what it says when it begins. */
const parts: Record<string, [title: string, measure: (portal: Portal) => Promise<void>]> = {
  public: [
    'Public page against nginx',
    async ({ origin, pids }) => {
      ensureTools();
      await publicLoad(add, origin);
      await addMemory(add, 'under that load', pids);
    },
  ],
  desk: [
    'A conference with documents on the desk, and three hundred delegates',
    async ({ origin, staff, delegates, pids }) => {
      await fillDesk(origin, staff);
      await deskLoad(add, origin, delegates);
      await addMemory(add, 'after the desks', pids);
    },
  ],
  live: [
    'A text that three hundred delegates have open, as it changes',
    async ({ origin, delegates, pids }) => {
      await liveFigures(add, origin, delegates);
      await addMemory(add, 'after the open views', pids);
    },
  ],
  statements: ['Statements', ({ delegates }) => statements(add, publicPages, delegates[0] ?? '')],
  weights: [
    'Weights',
    async ({ origin, staff }) => {
      await weights(add, say, origin);
      await portalWeights(add, origin, staff);
    },
  ],
  'sign-in': [
    'Signing in',
    async ({ origin, staff, pids }) => {
      await signInLoad(add, origin, staff);
      await addMemory(add, 'after signing in', pids);
    },
  ],
  races: ['Objections in the moment in which a silence expires', () => raceFigures(add)],
  acts: ['Two who do the same at once', () => twiceFigures(add)],
  page: [
    'The page of a text with two thousand proposals',
    ({ origin, delegates, pids }) => pageFigures(add, origin, { cookie: delegates[0] ?? '', pids }),
  ],
};

/** The parts that ask no portal of this run: the first two are in the whole bench too. */
const alone: Record<string, () => Promise<void>> = {
  text: async () => textFigures(add),
  word: () => wordFigures(add),
  scale: () => scaleFigures(add, say),
};

/**
 * `npm run bench`: the figures of the running portal, as a table and as JSON lines. Ratios are of one run, pair by pair.
 * `npm run bench -- PART` gives those of one part alone, by its name above; `scale` is a run of its own.
 */
async function bench(only: string | undefined): Promise<void> {
  const own = only && alone[only];
  const measured = only ? [parts[only]].filter((one) => one !== undefined) : Object.values(parts);
  if (only && !own && measured.length === 0)
    throw new Error(`There is no part ${only}: ${[...Object.keys(alone), ...Object.keys(parts)].join(', ')}.`);
  if (own) {
    await own();
    return print(say);
  }
  if (!only) {
    ensureTools();
    say('A text with two thousand proposals'); // first, while this process has compiled nothing yet
    textFigures(add);
  }
  say('Starting a portal with a register of its own');
  const stop = await startPortal();
  try {
    const origin = process.env.E2E_URL ?? '';
    const { staff, delegates } = await benchSessions();
    const pids = await serverPids(origin);
    for (const [title, measure] of measured) {
      say(title);
      await measure({ origin, staff, delegates, pids });
    }
    if (!only) {
      say('A text to Word and back');
      await wordFigures(add);
    }
    print(say);
  } finally {
    await stop();
  }
}

await bench(process.argv[2]);
