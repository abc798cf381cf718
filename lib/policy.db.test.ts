import { globSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { type OwnAndOthers, textSubjects } from '#bin/test/text-subjects.ts';
import { actorFor, loadedRegister, recorded, rows } from '#bin/test/world.ts';
import { database } from '#db/client.ts';
import { type Capacity, capacities } from '#db/vocabulary.ts';
import { type Actor, PUBLIC, SYSTEM, setActor } from '#lib/act/actor.ts';
import { type Act, acts } from '#lib/act/acts.ts';
import type { Result } from '#lib/act/result.ts';
import { areas, can, policy, reach } from '#lib/policy.ts';

/** Acts × capacities × own and other subject, asked of the commands themselves and of PostgreSQL: both hold what the table says. */

type AnyCommand = { act: Act; hasKey: boolean } & ((actor: Actor, input: object) => Promise<Result<unknown>>);
const commands = new Map<Act, AnyCommand>();
const actors: [name: string, actor: Actor][] = [];
let administrator: Actor;

const isCommand = (value: unknown): value is AnyCommand =>
  typeof value === 'function' && 'rehearse' in value && 'act' in value && 'hasKey' in value;

beforeAll(async () => {
  await loadedRegister();
  for (const file of globSync('lib/**/commands.ts', { cwd: join(import.meta.dirname, '..') })) {
    const exported: Record<string, unknown> = await import(join(import.meta.dirname, '..', file));
    for (const value of Object.values(exported)) if (isCommand(value)) commands.set(value.act, value);
  }
  await rows(sql`update body set restricted = true where key = 'senior-officials-meeting'`);
  await rows(sql`insert into body_member (body, participant, from_date, from_precision, instrument)
    values ('senior-officials-meeting', 'org:OTS', today(), 'day', 'Decision')`);
  await rows(sql`update office set joint = true where key = 'chair'`);
  await rows(sql`insert into office (key, name, rank) values ('vice-chair', '{"en": "Vice-Chair"}', 7)`);
  await rows(sql`insert into chair_term (office, participant, stage, actual_from, actual_from_precision, instrument)
    values ('chair', 'TJK', 'incumbent', today(), 'day', 'Decision')`);
  administrator = await actorFor('administrator');
  actors.push(
    ['nobody', PUBLIC],
    ['the portal itself', SYSTEM],
    ['a delegate of a member', await actorFor('delegate', { iso3: 'KGZ' })],
    ['a head of delegation', await actorFor('head-of-delegation', { iso3: 'KGZ' })],
    ['a national coordinator', await actorFor('national-coordinator', { iso3: 'KGZ' })],
    ['the Chair', await actorFor('chair', { iso3: 'KAZ' })],
    ['the other Chair of a joint office', await actorFor('chair', { iso3: 'TJK' })],
    ['a member of a body alone', await actorFor('observer', { acronym: 'OTS' })],
    ['an observer organization', await actorFor('observer', { acronym: 'IOM' })],
    ['a delegate of an applicant', await actorFor('delegate', { iso3: 'UZB' })],
    ['the secretariat', await actorFor('secretariat')],
    ['an administrator', administrator],
  );
});

const codeOf = (result: Result<unknown>): string => (result.ok ? 'ok' : result.refusal.code);

/** Subjects of the acts whose right depends on the subject: one that is the actor's own to act on, and others that are not. */
const accountOf = async (role: 'delegate' | 'national-coordinator', iso3: string) => ({
  id: (await actorFor(role, { iso3 })).accountId ?? '',
});
const accountSubjects = {
  own: () => accountOf('delegate', 'KGZ'),
  others: [() => accountOf('delegate', 'TJK'), () => accountOf('national-coordinator', 'KGZ')],
};
const opening = (role: string, iso3: string) => async () => ({ role, iso3, acronym: '' });
/** A session of the account of this actor, or of another's. */
const sessionOf = async (accountId: string | null) => {
  const [made] = await rows<{ id: string }>(sql`insert into session (token_hash, account_id, ends_at)
    values (decode(${crypto.randomUUID().replaceAll('-', '')}, 'hex'), ${accountId}, now() + interval '1 hour') returning id`);
  return { session: made?.id ?? '' };
};
const ownAccount: OwnAndOthers = {
  own: async ({ accountId }) => ({ id: accountId }),
  others: [() => accountOf('delegate', 'TJK'), () => accountOf('national-coordinator', 'KGZ')],
};
/** A commitment that every member is to keep. */
const commitmentOfAll = async (): Promise<string> => {
  const [made] = await rows<{ id: string }>(sql`with made as (
      insert into commitment (outcome_id, words) select id, '{"en": "Keep a list."}' from outcome where withdrawn_on is null limit 1 returning id),
    named as (insert into commitment_actor (commitment_id, actor) select id, 'all' from made)
    select id from made`);
  return made?.id ?? '';
};
const subjects: Partial<Record<Act, OwnAndOthers>> = {
  ...textSubjects,
  reportProgress: {
    own: async ({ participant }) => ({ id: await commitmentOfAll(), participant }),
    others: [
      async () => ({ id: await commitmentOfAll(), participant: 'TJK' }),
      async () => ({ id: await commitmentOfAll(), participant: '' }),
    ],
  },
  openAccount: {
    own: opening('delegate', 'KGZ'),
    others: [opening('delegate', 'TJK'), opening('national-coordinator', 'KGZ'), opening('secretariat', '')],
  },
  disableAccount: accountSubjects,
  enableAccount: accountSubjects,
  renewSignIn: accountSubjects,
  endSessions: accountSubjects,
  liftSignInLock: accountSubjects,
  changePassword: ownAccount,
  changeSecondFactor: ownAccount,
  endOwnSession: {
    own: ({ accountId }) => sessionOf(accountId),
    others: [async () => sessionOf((await accountOf('delegate', 'TJK')).id)],
  },
};

const dependsOnSubject = (act: Act) =>
  Object.values(policy[act]).some((cell) => cell !== undefined && cell !== 'always' && cell !== 'never');

test('every capacity but the public’s own has somebody in this matrix', () => {
  const held = new Set(actors.flatMap(([, { capacities: of }]) => [...of]));
  expect(capacities.filter((capacity) => !held.has(capacity))).toEqual([]);
});

test('every act has one command, and says which subject is meant where its right depends on it', () => {
  expect([...commands.keys()].sort()).toEqual([...acts].sort());
  for (const act of acts.filter(dependsOnSubject)) {
    expect(commands.get(act)?.hasKey, `${act} names its subject by a key`).toBe(true);
    expect(subjects[act], `${act} has an own and another subject in this matrix`).toBeDefined();
  }
});

describe.each(acts)('%s', (act) => {
  test('is refused to whoever holds no capacity for it, before anything is said of the input, and nothing is recorded', async () => {
    const before = await recorded();
    for (const [name, actor] of actors) {
      const code = codeOf((await commands.get(act)?.(actor, {})) ?? { ok: true, value: null });
      const reached = reach(actor, act);
      if (reached === 'never') expect(code, name).toBe('forbidden');
      if (reached === 'always') expect(code, name).not.toBe('forbidden');
    }
    expect(await recorded()).toBe(before);
  });

  test('is allowed to whose right depends on the subject for their own alone', async () => {
    const of = subjects[act];
    for (const [name, actor] of actors.filter((one) => reach(one[1], act) === 'depends')) {
      if (!of) throw new Error(`no subjects of ${act}`);
      // Allowed: it is done where the subject is all that the form has, or else the rest of the form is asked for.
      expect(['ok', 'invalid'], name).toContain(
        codeOf(
          (await commands.get(act)?.(actor, await of.own(actor))) ?? { ok: false, refusal: { code: 'no command' } },
        ),
      );
      for (const other of of.others)
        expect(['forbidden', 'not-found'], name).toContain(
          codeOf((await commands.get(act)?.(actor, await other())) ?? { ok: true, value: null }),
        );
    }
  });
});

test('the areas open to those whom the table names', () => {
  const entered = (capacity: Capacity) =>
    areas.filter((area) =>
      can({ capacities: new Set([capacity]), accountId: null, participant: null, offices: new Set() }, area),
    );
  expect(Object.fromEntries(capacities.map((capacity) => [capacity, entered(capacity)]))).toEqual({
    public: [],
    holder: ['enterOwnAccount'],
    member: ['enterDesk'],
    observer: ['enterDesk'],
    applicant: [],
    chairing: ['enterDesk'],
    bodyMember: ['enterDesk'],
    coordinator: ['keepDelegation'],
    head: [],
    secretariat: ['enterStaff', 'readRecord'],
    administrator: ['enterStaff', 'readRecord', 'keepAccounts'],
    system: [],
  });
});

describe('the database holds a delegation to its own, whatever the code would do', () => {
  const asActor = <T>(actor: Actor, query: ReturnType<typeof sql>) =>
    database().transaction(async (tx) => {
      await setActor(tx, actor);
      return [...(await tx.execute<T & Record<string, unknown>>(query))];
    });
  const named = (name: string): Actor => {
    const found = actors.find((one) => one[0] === name)?.[1];
    if (!found) throw new Error(`nobody is ${name}`);
    return found;
  };
  const insert = (iso3: string, role: string) =>
    sql`insert into account (email, name, role, iso3, password_hash, totp_secret)
      values (${`${crypto.randomUUID()}@test.example`}, 'A person', ${role}, ${iso3}, 'x', 'x')`;

  test('a coordinator inserts accounts of the own delegation, no higher role and no other State’s', async () => {
    const coordinator = named('a national coordinator');
    await asActor(coordinator, insert('KGZ', 'delegate'));
    for (const [iso3, role] of [
      ['TJK', 'delegate'],
      ['KGZ', 'national-coordinator'],
      ['KGZ', 'administrator'],
    ] as const)
      await expect(asActor(coordinator, insert(iso3, role)), `${role} of ${iso3}`).rejects.toMatchObject({
        cause: { code: '42501' },
      });
    for (const name of ['a delegate of a member', 'a head of delegation', 'the Chair', 'nobody', 'the secretariat'])
      await expect(asActor(named(name), insert('KGZ', 'delegate')), name).rejects.toMatchObject({
        cause: { code: '42501' },
      });
  });

  test('accounts are read by whoever keeps them: a coordinator those of the own delegation, others their own', async () => {
    await rows(sql`select 1`);
    const seen = async (name: string) =>
      (await asActor<{ participant: string }>(named(name), sql`select distinct participant from account`)).map(
        (row) => row.participant,
      );
    expect(await seen('a national coordinator')).toEqual(['KGZ']);
    expect(await seen('a delegate of a member')).toEqual(['KGZ']);
    const own = await asActor(named('a delegate of a member'), sql`select id from account`);
    expect(own).toHaveLength(1);
    expect(await seen('nobody')).toEqual([]);
    expect((await seen('an administrator')).length).toBeGreaterThan(3);
  });

  test('nobody who is no participant is taken for one by an empty name', async () => {
    await rows(sql`select 1`);
    const found = await asActor<{ is: boolean }>(PUBLIC, sql`select acts_for('') as is, acts_for('KAZ') as other`);
    expect(found).toEqual([{ is: false, other: false }]);
  });
});
