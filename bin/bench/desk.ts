import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type Add, round } from '#bin/bench/figures.ts';
import { inStaffWindow } from '#bin/bench/staff-window.ts';
import { weigh } from '#bin/bench/weight.ts';
import { actorFor } from '#bin/test/world.ts';
import { closeDatabase, database } from '#db/client.ts';
import { session } from '#db/schema/account.ts';
import type { Role } from '#db/vocabulary.ts';
import { addConference, addDocument, announce, clearAndIssue } from '#e2e/staff-forms.ts';
import { sessionHours } from '#lib/account/rules.ts';
import { hashToken, makeToken } from '#lib/account/secret.ts';
import { SYSTEM, setActor } from '#lib/act/actor.ts';
import { bootstrapEnvironment } from '#lib/ground/environment.ts';
import { sessionCookie } from '#lib/page/cookie.ts';

const people = 300;
const everyMs = 5000;
const forMs = 40_000;
const states = ['KAZ', 'KGZ', 'TJK', 'TKM', 'AZE', 'TUR'];

/** Begins sessions in the register itself, as the system: hundreds of passwords would take longer to hash than the load lasts. */
async function sessionsOf(role: Role, actsFor: readonly string[]): Promise<string[]> {
  const cookies: string[] = [];
  for (const iso3 of actsFor) {
    const { accountId } = await actorFor(role, iso3 ? { iso3 } : {});
    const token = makeToken();
    await database().transaction(async (tx) => {
      await setActor(tx, SYSTEM);
      const endsAt = new Date(Date.now() + sessionHours * 3_600_000);
      await tx.insert(session).values({ tokenHash: hashToken(token), accountId: accountId ?? '', endsAt });
    });
    cookies.push(`${sessionCookie(false)}=${token}`);
  }
  return cookies;
}

/** What signs in for the bench: a member of the secretariat, and so many delegates. Gives their Cookie headers. */
export async function benchSessions(): Promise<{ staff: string; delegates: string[] }> {
  process.env.DATA_DIR = process.env.E2E_DATA_DIR;
  if (process.env.E2E_DATABASE_URL) process.env.DATABASE_URL = process.env.E2E_DATABASE_URL;
  await bootstrapEnvironment(() => {});
  const delegates = await sessionsOf(
    'delegate',
    Array.from({ length: people }, (_, n) => states[n % states.length] ?? ''),
  );
  const [staff = ''] = await sessionsOf('secretariat', ['']);
  await closeDatabase();
  return { staff, delegates };
}

/** Puts something on the desks of members, as the secretariat does: a conference that is announced, with two documents issued. */
export async function fillDesk(origin: string, staff: string): Promise<void> {
  await inStaffWindow(origin, staff, async (page) => {
    const conference = await addConference(page, 'A conference to come', new Date().getFullYear() + 1);
    await announce(page);
    for (const title of ['The first document', 'The second document']) {
      await addDocument(page, conference, title);
      await clearAndIssue(page);
    }
  });
}

/** Asks for a page once, over a connection that stays open; gives how long the whole answer took, or why it was none. */
function ask(url: string, cookie: string, agent: Agent): Promise<{ ms: number } | { error: string }> {
  const began = performance.now();
  return new Promise((resolve) => {
    const asked = request(url, { agent, headers: { cookie } }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => {
        const isDesk = answer.statusCode === 200 && text.includes('/portal/desk/document/');
        resolve(isDesk ? { ms: performance.now() - began } : { error: `status ${answer.statusCode}` });
      });
    });
    asked.on('error', ({ message }) => resolve({ error: message }));
    asked.setTimeout(20_000, () => asked.destroy(new Error('no answer within 20 s'))).end();
  });
}

/** Three hundred delegates, each of whom loads the desk every five seconds, beginning at a moment of their own. */
export async function deskLoad(add: Add, origin: string, delegates: readonly string[]): Promise<void> {
  const times: number[] = [];
  const errors: string[] = [];
  const began = performance.now();
  const delegate = async (cookie: string, n: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    for (let at = (n * everyMs) / people; at < forMs; at += everyMs) {
      await wait(Math.max(0, began + at - performance.now()));
      const answer = await ask(`${origin}/en/portal/desk`, cookie, agent);
      if ('ms' in answer) times.push(answer.ms);
      else errors.push(answer.error);
    }
    agent.destroy();
  };
  await Promise.all(delegates.map(delegate));
  times.sort((a, b) => a - b);
  const at = (share: number) => round(times[Math.floor(times.length * share)] ?? Number.NaN, 1);
  add(`desks loaded by ${people} delegates, each every ${everyMs / 1000} s`, times.length, '', null);
  add('desk: median, ms', at(0.5), '', null);
  add('desk: p95, ms', at(0.95), '< 250', at(0.95) < 250);
  add('desk: the longest, ms', round(times.at(-1) ?? Number.NaN, 1), '', null);
  add(`errors under that load${errors[0] ? ` (${errors[0]})` : ''}`, errors.length, '0', errors.length === 0);
}

const formPages = ['conference/new', 'document/new', 'outcome/new', 'news/new', 'secretariat/new', 'membership/KAZ'];

/** The script of the heaviest page of the portal, and whether a browser keeps all of it for good. */
export async function portalWeights(add: Add, origin: string, staff: string): Promise<void> {
  const forms = await weigh(
    origin,
    formPages.map((page) => `/en/portal/staff/${page}`),
    staff,
  );
  const heaviest = forms.reduce((a, b) => (b.script > a.script ? b : a));
  const { page, script } = heaviest;
  add(`script of a page of the portal, gzip, the heaviest (${page})`, script, '≤ 150000', script <= 150_000);
  const asked = forms.reduce((sum, { unkept }) => sum + unkept, 0);
  add('scripts of the portal that a browser would ask for again', asked, '0', asked === 0);
  const lists = await weigh(
    origin,
    ['', '/document', '/record'].map((room) => `/en/portal/staff${room}`),
    staff,
  );
  const some = lists.reduce((sum, one) => sum + one.script, 0);
  add('script of rooms without a form, gzip, together', some, '0', some === 0);
}
