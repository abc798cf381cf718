import { chromium } from '@playwright/test';
import { type Add, round } from '#bin/bench/figures.ts';
import { signedIn } from '#bin/bench/sign-in.ts';
import { load, median } from '#bin/bench/tools.ts';
import { chromiumFlags, ensureChromium } from '#bin/test/browser.ts';
import { addConference, addDocument, announce, clearAndIssue } from '#e2e/staff-forms.ts';

/** Puts something on the desks of members, as the secretariat does: a conference that is announced, with two documents issued. */
export async function fillDesk(origin: string): Promise<void> {
  const [name = '', value = ''] = (await signedIn(origin, 'secretariat')).split('=');
  const browser = await chromium.launch({ executablePath: ensureChromium(() => {}), args: chromiumFlags() });
  try {
    const context = await browser.newContext({ baseURL: origin });
    await context.addCookies([{ name, value, url: origin }]);
    const page = await context.newPage();
    const conference = await addConference(page, 'A conference to come', new Date().getFullYear() + 1);
    await announce(page);
    for (const title of ['The first document', 'The second document']) {
      await addDocument(page, conference, title);
      await clearAndIssue(page);
    }
  } finally {
    await browser.close();
  }
}

/** The desk against a bare dynamic page of the same app, round by round in turn; the ratio is taken pair by pair. */
export async function deskLoad(
  add: Add,
  origin: string,
  cookie: string,
  rounds: number,
  seconds: number,
): Promise<void> {
  // What stands on the desk decides what it costs: said beside the figure.
  const html = await (await fetch(`${origin}/en/portal/desk`, { headers: { cookie } })).text();
  const documents = new Set(html.match(/\/desk\/document\/[0-9a-f-]{36}/g)).size;
  const ratios: number[] = [];
  const desks: number[] = [];
  let errors = 0;
  for (const page of ['desk', 'measure', 'desk', 'measure']) await load(`${origin}/en/portal/${page}`, 3, { cookie });
  for (let n = 0; n < rounds; n++) {
    // Each is first in every other pair, so that a machine that slows down favours neither.
    const order = n % 2 === 0 ? (['desk', 'measure'] as const) : (['measure', 'desk'] as const);
    const perSecond = { desk: 0, measure: 0 };
    for (const page of order) {
      const answers = await load(`${origin}/en/portal/${page}`, seconds, { cookie });
      perSecond[page] = answers.perSecond;
      errors += answers.errors;
    }
    ratios.push(perSecond.desk / perSecond.measure);
    desks.push(perSecond.desk);
  }
  const ratio = median(ratios);
  const desk = documents === 0 ? 'desk page of a new register' : `desk page with ${documents} documents`;
  add(`${desk}: requests a second (median)`, Math.round(median(desks)), '', null);
  add(
    `${desk} against a bare dynamic page, median of ${rounds} pairs (${round(Math.min(...ratios))}–${round(Math.max(...ratios))})`,
    round(ratio),
    '≥ 0.7',
    ratio >= 0.7,
  );
  add('errors under that load', errors, '0', errors === 0);
}
