import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { firstSteps } from '#bin/start/first-steps.ts';
import { makeTotpSecret, totpStep } from '#lib/account/secret.ts';

let dir: string;
let empty: string;
const totpSecret = makeTotpSecret();
const account = (role: string, actsFor: string | null) => ({
  email: `${[role, actsFor].filter(Boolean).join('.').toLowerCase()}@demonstration.example`,
  password: 'not printed anywhere',
  totpSecret,
  role,
  actsFor,
});
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'portal-first-'));
  empty = await mkdtemp(join(tmpdir(), 'portal-first-'));
  const accounts = [account('secretariat', null), account('delegate', 'KGZ'), account('head-of-delegation', 'KAZ')];
  await writeFile(join(dir, 'demo-accounts.json'), JSON.stringify(accounts));
});
afterAll(() => Promise.all([dir, empty].map((one) => rm(one, { recursive: true }))));

const code = (dataDir: string, ...args: string[]) =>
  spawnSync(process.execPath, ['bin/code.ts', ...args], {
    env: { ...process.env, DATA_DIR: dataDir },
    encoding: 'utf8',
  });

test('a demonstration is started with three lines: what to try first, as whom, and with what', async () => {
  const lines = await firstSteps('http://localhost:3000/fr', dir, false);
  expect(lines.length).toBe(3);
  expect(lines[0]).toContain('propose words for a text under “Agreements”');
  expect(lines[0]).toMatch(/http:\/\/localhost:3000\/fr\/portal as head-of-delegation\.kaz@demonstration\.example$/);
  expect(lines[1]).toMatch(/decide on those proposals.* as secretariat@demonstration\.example$/);
  expect(lines[2]).toContain(join(dir, 'demo-accounts.json'));
  expect(lines[2]).toMatch(/code: npm run code -- head-of-delegation\.kaz@demonstration\.example$/);
  const elsewhere = await firstSteps('http://localhost:3000/fr', dir, true);
  expect(elsewhere[2]).toMatch(/code: DATA_DIR=\S+portal-first-\w+ npm run code -- \S+@demonstration\.example$/);
  expect(lines.join('\n')).not.toContain('not printed anywhere');
  expect(await firstSteps('http://localhost:3000/fr', empty, false)).toEqual([]);
});

test('the code of an account of the demonstration is printed, good now', () => {
  const { status, stdout } = code(dir, 'Secretariat@demonstration.example');
  expect(status).toBe(0);
  const [, printed = ''] = /^(\d{6}) \(good once, for \d{1,2} more seconds\)$/m.exec(stdout) ?? [];
  expect(totpStep(totpSecret, printed, new Date())).not.toBeNull();
});

test('an account that is none, no account, and a register that is no demonstration are refused in a sentence', () => {
  for (const [dataDir, args, sentence] of [
    [dir, ['nobody@example.org'], /nobody@example\.org is no account of this demonstration.*secretariat@/s],
    [dir, [], /npm run code -- EMAIL/],
    [empty, ['secretariat@demonstration.example'], /for the accounts of a demonstration/],
  ] as const) {
    const { status, stdout, stderr } = code(dataDir, ...args);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(sentence);
  }
});
