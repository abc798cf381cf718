import { setTimeout as wait } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import type { Add } from '#bin/bench/figures.ts';
import { circulatedText, copyOf, openedRound } from '#bin/test/text.ts';
import { actorFor, rows, value } from '#bin/test/world.ts';
import { closeDatabase } from '#db/client.ts';
import type { Actor } from '#lib/act/actor.ts';
import type { Result } from '#lib/act/result.ts';
import { adoptText } from '#lib/adoption/commands.ts';
import { openConference } from '#lib/conference/step/commands.ts';
import { saveProposalDraft, submitProposal } from '#lib/text/proposal/draft/commands.ts';
import { cutRevision } from '#lib/text/revision/commands.ts';

const races = 200;
/** How the one of two is refused that was not first: by the version that it saw, by what the other did, or by the register. */
const second = new Set(['changed-meanwhile', 'text-adopted', 'text-unchanged', 'not-found', 'proposal-submitted']);

type Outcome = { violation: string | null; first: 0 | 1 | null };

/** Two acts set out at once, each over a connection of its own; every other race the second a few milliseconds later. Exactly one is to be done. */
async function raced(acts: readonly (() => Promise<Result<unknown>>)[], race: number): Promise<Outcome> {
  const results = await Promise.all(
    acts.map(async (act, n) => {
      if (n === 1) await wait(race % 5);
      return act();
    }),
  );
  const done = results.filter(({ ok }) => ok).length;
  const odd = results.find((one) => !one.ok && !second.has(one.refusal.code));
  if (odd && !odd.ok) return { violation: `refused: ${odd.refusal.code}`, first: null };
  if (done !== 1) return { violation: `${done} were done`, first: null };
  return { violation: null, first: results[0]?.ok ? 0 : 1 };
}

async function counted(query: ReturnType<typeof sql>): Promise<number> {
  const [row] = await rows<{ n: number }>(query);
  return row?.n ?? -1;
}

type People = { staff: Actor; chair: Actor; heads: readonly [Actor, Actor] };

/** Both the Chair and the secretariat establish consensus. */
async function adoptions({ staff, chair }: People, first: string, race: number): Promise<Outcome> {
  const id = await copyOf(first);
  const outcome = await raced(
    [staff, chair].map((actor) => () => adoptText(actor, { id, expectedVersion: 1 })),
    race,
  );
  const adopted = await counted(sql`select count(*)::int as n from adoption where text_id = ${id}`);
  return adopted === 1 ? outcome : { violation: `${adopted} adoptions`, first: null };
}

/** Both cut the next revision of what was changed since the last. */
async function revisions({ staff, chair }: People, id: string, race: number): Promise<Outcome> {
  const words = JSON.stringify(`Agree to share statistics, as race ${race} has it;`);
  const [now] = await rows<{ version: number; number: number }>(
    sql`update text set version = version + 1, paragraphs = jsonb_set(paragraphs, '{3,words,en}', ${words}::jsonb) where id = ${id}
      returning version, (select max(r.number) from text_revision r where r.text_id = text.id) as number`,
  );
  const expectedVersion = now?.version ?? 0;
  const outcome = await raced(
    [staff, chair].map((actor) => () => cutRevision(actor, { id, expectedVersion })),
    race,
  );
  const cut = await counted(
    sql`select count(*)::int as n from text_revision where text_id = ${id} and number > ${now?.number ?? 0}`,
  );
  return cut === 1 ? outcome : { violation: `${cut} revisions`, first: null };
}

/** Two heads of one delegation clear the same draft. */
async function clearings({ heads }: People, textId: string, paragraphId: string, race: number): Promise<Outcome> {
  const delegation = heads[0].participant ?? '';
  const words = { en: `Ask the Secretariat to report, as race ${race} has it.` };
  const draft = { delegation, textId, language: 'en', kind: 'replace', paragraphId, words } as const;
  const { id } = value(await saveProposalDraft(heads[0], draft));
  const before = await counted(sql`select count(*)::int as n from proposal where text_id = ${textId}`);
  const outcome = await raced(
    heads.map((head) => () => submitProposal(head, { delegation, id, expectedVersion: 1 })),
    race,
  );
  const made = (await counted(sql`select count(*)::int as n from proposal where text_id = ${textId}`)) - before;
  return made === 1 ? outcome : { violation: `${made} proposals`, first: null };
}

async function figuresOf(add: Add, what: string, race: (nth: number) => Promise<Outcome>): Promise<void> {
  const outcomes: Outcome[] = [];
  for (let nth = 0; nth < races; nth += 1) outcomes.push(await race(nth));
  const broken = outcomes.filter(({ violation }) => violation !== null);
  const won = outcomes.filter(({ first }) => first === 1).length;
  add(`${what}, of ${races}: the second was first`, won, '> 0', won > 0);
  const why = broken[0]?.violation;
  add(`${what}, of ${races}: not exactly one done${why ? ` (${why})` : ''}`, broken.length, '0', broken.length === 0);
}

/** Two hundred times each: two who adopt a text at once, two who cut a revision, two heads who clear one draft. Exactly one is to be done each time. */
export async function twiceFigures(add: Add): Promise<void> {
  try {
    const [held] = await rows<{ iso3: string }>(sql`select participant as iso3 from incumbent_on(today()) limit 1`);
    const staff = await actorFor('secretariat');
    const head = () => actorFor('head-of-delegation', { iso3: 'KAZ' });
    const people: People = {
      staff,
      chair: await actorFor('chair', { iso3: held?.iso3 ?? '' }),
      heads: [await head(), await head()],
    };
    const [day] = await rows<{ today: string }>(sql`select today()::text as today`);
    const today = { from: day?.today, to: day?.today };
    const settled = await circulatedText(staff, {}, { ordinal: '73', title: { en: 'On adoption' }, ...today });
    value(await openConference(staff, { id: settled.conferenceId, expectedVersion: 2 }));
    await figuresOf(add, 'two adoptions at once', (nth) => adoptions(people, settled.id, nth));
    const revised = await circulatedText(staff, {}, { ordinal: '74', title: { en: 'On revisions' } });
    await figuresOf(add, 'two revisions cut at once', (nth) => revisions(people, revised.id, nth));
    const open = await circulatedText(staff, {}, { ordinal: '75', title: { en: 'On clearing' } });
    await openedRound(staff, open);
    const [at] = await rows<{ id: string }>(
      sql`select p ->> 'id' as id from text t, jsonb_array_elements(t.paragraphs) p where t.id = ${open.id} and p #>> '{words,en}' like 'Ask the%'`,
    );
    await figuresOf(add, 'two heads who clear one draft', (nth) => clearings(people, open.id, at?.id ?? '', nth));
  } finally {
    await closeDatabase();
  }
}
