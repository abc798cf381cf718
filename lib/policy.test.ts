import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { locales } from '#db/vocabulary.ts';
import { acts } from '#lib/act/acts.ts';
import { policyMarkdown, policyTable } from '#lib/act/policy-table.ts';
import { translator } from '#lib/language/language.ts';
import { allows, areas, can, type PolicyActor } from '#lib/policy.ts';

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

const actor = (more: Partial<PolicyActor> = {}): PolicyActor => ({
  capacities: new Set(),
  accountId: null,
  participant: null,
  offices: new Set(),
  ...more,
});

test('what stands nowhere is refused, also to whoever holds no capacity', () => {
  for (const key of [...acts, ...areas]) expect(allows(actor(), key), key).toBeNull();
  expect(can(actor({ capacities: new Set(['member']) }), 'keepAccounts')).toBe(false);
});
