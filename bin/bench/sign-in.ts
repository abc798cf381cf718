import { setTimeout as wait } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';
import { type Add, round } from '#bin/bench/figures.ts';
import { inStaffWindow } from '#bin/bench/staff-window.ts';
import { median } from '#bin/bench/tools.ts';
import { findAccount, readAccounts } from '#e2e/sign-in.ts';
import { addConference, addDocument, announce, clearAndIssue } from '#e2e/staff-forms.ts';

const strangers = 120;
const crowd = 1000;

/** Publishes a document as the secretariat does; gives the address of its public file. */
async function publishFile(origin: string, staff: string): Promise<string> {
  return inStaffWindow(origin, staff, async (page) => {
    const conference = await addConference(page, 'A conference with a file', new Date().getFullYear() + 2);
    await announce(page);
    await addDocument(page, conference, 'A public document', 'public');
    await clearAndIssue(page);
    await wait(1500); // as long as a public page may be held, and a little more
    await page.goto('/en/documents');
    const path = await page.locator('a[href*="/api/released/"]').first().getAttribute('href');
    if (!path) throw new Error('No public file was found on the page of public documents.');
    return `${origin}${path}`;
  });
}

type Sent = { status: number; ms: number };

function post(origin: string, fields: Record<string, string>, cookie?: string): Promise<Response> {
  return fetch(`${origin}/api/sign-in`, {
    method: 'POST',
    body: new URLSearchParams({ locale: 'en', next: '', ...fields }),
    redirect: 'manual',
    headers: { origin, ...(cookie && { cookie }) },
  });
}

/** So many strangers sign in at once, each to an account that there is none of; 0 is an answer that did not come. */
function strangersComing(origin: string, count: number): Promise<Sent[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      const began = performance.now();
      const typed = { email: `stranger.${n}@elsewhere.example`, password: `a long password ${n}`, code: '123456' };
      const status = await post(origin, typed).then(
        (answer) => answer.status,
        () => 0,
      );
      return { status, ms: performance.now() - began };
    }),
  );
}

/** How long the file takes, again and again until `ends`; at least so many times. */
async function fileTimes(url: string, least: number, ends: Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  let over = false;
  ends.finally(() => {
    over = true;
  });
  while (!over || times.length < least) {
    const began = performance.now();
    const answer = await fetch(url);
    await answer.arrayBuffer();
    if (!answer.ok) throw new Error(`The public file answered ${answer.status}.`);
    times.push(performance.now() - began);
  }
  return times;
}

/** A delegate signs in from a browser that is known, with the next code; gives the time, or null where it was refused. */
async function knownDevice(origin: string): Promise<() => Promise<number | null>> {
  const { email, password, totpSecret } = findAccount(await readAccounts(), 'head-of-delegation');
  const totp = new TOTP({ secret: Secret.fromBase32(totpSecret) });
  const first = await post(origin, { email, password, code: totp.generate() });
  const device = first.headers.getSetCookie().find((one) => one.includes('portal-device='));
  if (!device) throw new Error(`The head of delegation could not sign in (${first.status}).`);
  return async () => {
    const began = performance.now();
    const code = totp.generate({ timestamp: Date.now() + 30_000 });
    const answer = await post(origin, { email, password, code }, device.split(';')[0]);
    const isIn = answer.headers.getSetCookie().some((one) => /portal-session=[^;]/.test(one));
    return isIn ? performance.now() - began : null;
  };
}

/** What signing in costs everybody else: a public file while strangers sign in, and a known device in a crowd of a thousand. */
export async function signInLoad(add: Add, origin: string, staff: string): Promise<void> {
  const file = await publishFile(origin, staff);
  await fileTimes(file, 30, Promise.resolve());
  const rest = await fileTimes(file, 200, Promise.resolve());
  const coming = strangersComing(origin, strangers);
  const during = await fileTimes(file, 200, coming);
  const sent = await coming;
  const ratio = median(during) / median(rest);
  const counted = (status: number) => sent.filter((one) => one.status === status).length;
  add('public file at rest, ms (median)', round(median(rest)), '', null);
  add(`public file while ${strangers} strangers sign in, ms (median)`, round(median(during)), '', null);
  add('the same, the slowest, ms', round(Math.max(...during)), '', null);
  add('public file while strangers sign in, against rest', round(ratio), '≤ 3', ratio <= 3);
  add('of the strangers: looked at and refused', counted(303), '', null);
  add('of the strangers: told to come again (503)', counted(503), '', null);
  const lost = sent.filter(({ status }) => status !== 303 && status !== 503).length;
  add('of the strangers: without a due answer', lost, '0', lost === 0);
  const enter = await knownDevice(origin);
  const all = strangersComing(origin, crowd);
  await wait(200);
  const entered = await enter();
  const answers = await all;
  const unanswered = answers.filter(({ status }) => status !== 303 && status !== 503).length;
  const seconds = entered === null ? null : round(entered / 1000);
  add(
    `right sign-in of a known device among ${crowd}, s`,
    seconds ?? 'refused',
    '≤ 5',
    seconds !== null && seconds <= 5,
  );
  add(`of the ${crowd}: without a due answer`, unanswered, '0', unanswered === 0);
  add(
    `the last of the ${crowd} was answered after, s`,
    round(Math.max(...answers.map(({ ms }) => ms)) / 1000),
    '',
    null,
  );
}

/** Signs a demonstration account in as its form does; gives the Cookie header of the session. */
export async function signedIn(origin: string, role: string): Promise<string> {
  const { email, password, totpSecret } = findAccount(await readAccounts(), role);
  const code = new TOTP({ secret: Secret.fromBase32(totpSecret) }).generate();
  const answer = await post(origin, { email, password, code });
  const cookie = answer.headers.getSetCookie().find((one) => one.includes('portal-session='));
  if (!cookie) throw new Error(`The demonstration account of the role ${role} could not sign in (${answer.status}).`);
  return cookie.split(';')[0] ?? '';
}
