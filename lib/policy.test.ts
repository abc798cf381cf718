import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { capacities, locales } from '#db/vocabulary.ts';
import { policyMarkdown, policyTable } from '#lib/act/policy-table.ts';
import { translator } from '#lib/language/language.ts';
import { acts, allows, areas, can, policy } from '#lib/policy.ts';

const root = join(import.meta.dirname, '..');

/** The act of every command that any lib/<noun>/…/commands.ts exports. */
async function commandActs(): Promise<string[]> {
  const found: string[] = [];
  for (const file of globSync('lib/**/commands.ts', { cwd: root })) {
    const exported: Record<string, unknown> = await import(join(root, file));
    for (const [name, value] of Object.entries(exported)) {
      if (typeof value !== 'function' || !('rehearse' in value) || !('act' in value)) continue;
      expect(value.act, `${name} in ${file}`).toBeTypeOf('string');
      found.push(`${value.act}`);
    }
  }
  return found.toSorted();
}

test('docs/who-may-do-what.md says what the policy says; node bin/render-policy.ts writes it anew', () => {
  expect(readFileSync(join(root, 'docs/who-may-do-what.md'), 'utf8')).toBe(policyMarkdown());
});

test('every act is the act of exactly one command', async () => {
  expect(await commandActs()).toEqual([...acts].toSorted());
}, 60_000);

test('every act has a name and a sentence when it is done, every area and capacity a name, in both languages', () => {
  for (const locale of locales) {
    const named = translator(locale, 'act');
    for (const act of acts)
      expect([named.has(`${act}.name`), named.has(`${act}.done`)], `${locale} ${act}`).toEqual([true, true]);
    const { columns, groups } = policyTable(locale);
    const labels = [...columns, ...groups.flatMap(({ rows }) => rows)].map(({ label }) => label);
    for (const label of labels) expect(label, locale).not.toMatch(/^(capacity|area)\.|\.name$/);
  }
});

test('what stands nowhere is refused, and nobody acts by a capacity they do not hold', () => {
  expect(allows(new Set(), 'recordMembership')).toBeNull();
  for (const key of [...acts, ...areas])
    for (const capacity of capacities)
      expect(can({ capacities: new Set([capacity]) }, key), `${capacity} ${key}`).toBe(
        policy[key][capacity] === 'always',
      );
});

test('the register is kept by the secretariat and accounts by administrators, never by both or by those they serve', () => {
  const outside = ['public', 'member', 'observer', 'applicant', 'chairing', 'coordinator', 'head'] as const;
  for (const act of acts)
    expect(
      outside.filter((capacity) => policy[act][capacity]),
      act,
    ).toEqual([]);
  for (const act of ['openAccount', 'disableAccount', 'enableAccount', 'renewSignIn'] as const)
    expect(policy[act].secretariat, act).toBeUndefined();
});
