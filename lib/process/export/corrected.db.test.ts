import { readFile } from 'node:fs/promises';
import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { registerRows } from '#bin/test/register-rows.ts';
import type { Tx } from '#db/client.ts';
import { SYSTEM } from '#lib/act/actor.ts';
import { recordTerm } from '#lib/chairmanship/commands.ts';
import { correctTerm } from '#lib/chairmanship/term/commands.ts';
import { correctConference } from '#lib/conference/commands.ts';
import { recordMembership } from '#lib/membership/commands.ts';
import { annulMembership, correctMembership } from '#lib/membership/correction/commands.ts';
import { correctOutcome, publishOutcome } from '#lib/outcome/commands.ts';
import { exportFrom } from '#lib/process/export.ts';
import { processFile } from '#lib/process/input.ts';
import { inconsistencies } from '#lib/process/load/consistency.ts';
import { sentenceOf } from '#lib/process/load/faults.ts';
import { unknownReferences } from '#lib/process/load/references.ts';
import { stepsOf, undone } from '#lib/process/load/step.ts';
import { loadAll } from '#lib/process/load.ts';
import { correctArrangement, correctArrangementStep, recordArrangement } from '#lib/secretariat/commands.ts';

const fileOf = (json: unknown) => {
  const file = processFile.parse(json, { error: sentenceOf });
  expect([...unknownReferences(file), ...inconsistencies(file)]).toEqual([]);
  return file;
};
const how = { hash: 'of a test', demonstration: false };

const because = { reason: 'a mistyped year' };
/** The id of the first row that the condition finds. */
async function idOf(tx: Tx, table: string, where: ReturnType<typeof sql>): Promise<string> {
  const [row] = await tx.execute(
    sql`select id from ${sql.identifier(table)} where ${where} order by created_at limit 1`,
  );
  return String(row?.id);
}
const of = (iso3: string) => sql`participant = ${iso3}`;

/** What the office does after a load, each of it once; and what of it a file cannot say. */
const acts: [string, (tx: Tx) => Promise<unknown>, RegExp[]][] = [
  [
    'the actual beginning of a term is corrected',
    async (tx) =>
      correctTerm.within(tx, SYSTEM, {
        id: await idOf(tx, 'chair_term', sql`${of('KAZ')} and stage = 'incumbent'`),
        actual: { from: '2025-04-25' },
        ...because,
      }),
    [],
  ],
  [
    'the ends of a term are corrected, and its nominal dates',
    async (tx) =>
      correctTerm.within(tx, SYSTEM, {
        id: await idOf(tx, 'chair_term', sql`${of('KGZ')}`),
        actual: { to: '2018-09' },
        nominal: { from: '2016-10', to: '2018-09' },
        instrument: 'Note 5',
        ...because,
      }),
    [],
  ],
  [
    'a term is of somebody else',
    async (tx) =>
      correctTerm.within(tx, SYSTEM, {
        id: await idOf(tx, 'chair_term', sql`${of('KGZ')}`),
        participant: 'TJK',
        ...because,
      }),
    [],
  ],
  [
    'a past term is recorded by an instrument',
    (tx) =>
      recordTerm.within(tx, SYSTEM, {
        office: 'chair',
        participant: 'TJK',
        stage: 'designated',
        nominal: { from: '2029-04', to: '2031-04' },
        actual: { from: '', to: '' },
        instrument: 'Decision 3',
      }),
    [],
  ],
  [
    'the beginning of a status is corrected',
    async (tx) =>
      correctMembership.within(tx, SYSTEM, {
        id: await idOf(tx, 'membership_period', sql`${of('IRN')}`),
        from: '2015',
        instrument: 'Note 7',
        ...because,
      }),
    [],
  ],
  [
    'a status is corrected',
    async (tx) =>
      correctMembership.within(tx, SYSTEM, {
        id: await idOf(tx, 'membership_period', sql`${of('PAK')}`),
        status: 'invited',
        from: '2016',
        instrument: 'Note 8',
        ...because,
      }),
    [],
  ],
  [
    'a status is recorded by an instrument',
    (tx) =>
      recordMembership.within(tx, SYSTEM, {
        participant: 'IRN',
        status: 'member',
        from: '2026-03',
        instrument: 'Decision 1',
      }),
    [],
  ],
  [
    'the period of an organization that supports the process is corrected',
    async (tx) =>
      correctMembership.within(tx, SYSTEM, {
        id: await idOf(tx, 'membership_period', sql`${of('org:IOM')}`),
        from: '2014-05',
        ...because,
      }),
    [],
  ],
  [
    'it is annulled',
    async (tx) =>
      annulMembership.within(tx, SYSTEM, {
        id: await idOf(tx, 'membership_period', sql`${of('org:IOM')}`),
        expectedVersion: 1,
        ...because,
      }),
    [/IOM takes part in no way/],
  ],
  [
    'the days and the number of a meeting are corrected',
    async (tx) =>
      correctConference.within(tx, SYSTEM, {
        id: await idOf(tx, 'conference', sql`ordinal = 1`),
        from: '2014-06',
        to: '2014-07',
        ordinal: 9,
        ...because,
      }),
    [],
  ],
  [
    'an outcome is corrected',
    async (tx) =>
      correctOutcome.within(tx, SYSTEM, {
        id: await idOf(tx, 'outcome', sql`true`),
        adoptedOn: '2011-04',
        title: { en: 'Almaty Declaration', ru: 'Другое название' },
        instrument: 'Decision 2',
        ...because,
      }),
    [],
  ],
  [
    'an outcome is renamed: what is linked stays where it was',
    async (tx) =>
      correctOutcome.within(tx, SYSTEM, {
        id: await idOf(tx, 'outcome', sql`true`),
        title: { en: 'Another title' },
        ...because,
      }),
    [/the address \/outcomes\/almaty-declaration-2011/],
  ],
  [
    'an outcome is published by the office itself',
    async (tx) =>
      publishOutcome.within(tx, SYSTEM, {
        conferenceId: await idOf(tx, 'conference', sql`ordinal = 1`),
        kind: 'decision',
        title: { en: 'A decision' },
        summary: null,
        adoptedOn: '2026-01-05',
        source: null,
      }),
    [],
  ],
  [
    'an arrangement is corrected',
    async (tx) =>
      correctArrangement.within(tx, SYSTEM, {
        id: await idOf(tx, 'secretariat_arrangement', sql`true`),
        expectedVersion: await versionOf(tx),
        kind: 'interim',
        hosts: ['KAZ'],
        from: '2015-02',
        ...because,
      }),
    [],
  ],
  [
    'a stage of an arrangement is corrected',
    async (tx) =>
      correctArrangementStep.within(tx, SYSTEM, {
        id: await idOf(tx, 'secretariat_arrangement', sql`true`),
        step: await stepOf(tx),
        expectedVersion: await versionOf(tx),
        on: '2014-01',
        instrument: 'Note 9',
        ...because,
      }),
    [],
  ],
  [
    'an arrangement is recorded by an instrument',
    (tx) =>
      recordArrangement.within(tx, SYSTEM, {
        kind: 'support-unit',
        hosts: ['org:IOM'],
        stage: 'in-force',
        on: '2026-02-01',
        instrument: 'Agreement',
        source: null,
      }),
    [],
  ],
];
const versionOf = async (tx: Tx) =>
  Number((await tx.execute(sql`select version from secretariat_arrangement order by created_at limit 1`))[0]?.version);
const stepOf = async (tx: Tx) =>
  String((await tx.execute(sql`select id from arrangement_step order by rank limit 1`))[0]?.id);

/** What is said of facts; the claims on them, and the sources, stand beside. */
const facts = [
  'process',
  'membership_period',
  'chair_term',
  'secretariat_arrangement',
  'arrangement_step',
  'conference',
  'outcome',
];

/** The notice of a correction, and the reason why a claim was accepted, are kept by a backup. */
const isOfBackup = (what: string) => /^(\d+ notices of|for what reason)/.test(what);

test.each(acts)('%s: the export says what holds now, and names what it does not say', async (_name, act, unsaid) => {
  const first = await undone(async (tx) => {
    await loadAll(tx, stepsOf(tx), fileOf(JSON.parse(await readFile('db/seed/almaty-process.json', 'utf8'))), how);
    const before = await registerRows(tx);
    await act(tx);
    return { before, register: await registerRows(tx), exported: await exportFrom(tx) };
  });
  expect(first.register).not.toEqual(first.before);
  const leftOut = first.exported?.leftOut.filter((what) => !isOfBackup(what)) ?? [];
  for (const sentence of unsaid) expect(leftOut).toContainEqual(expect.stringMatching(sentence));
  const again = await undone(async (tx) => {
    await loadAll(tx, stepsOf(tx), fileOf(JSON.parse(JSON.stringify(first.exported?.file))), how);
    return registerRows(tx);
  });
  // The facts themselves are never among what is left out, but where the act is expected to leave one.
  if (unsaid.length === 0) for (const table of facts) expect(again[table], table).toEqual(first.register[table]);
  if (leftOut.length === 0) expect(again).toEqual(first.register);
});
