import { type Capacity, capacities, type Locale } from '#db/vocabulary.ts';
import { type Act, acts } from '#lib/act/acts.ts';
import { translator } from '#lib/language/language.ts';
import { type Area, areas, type Cell, policy } from '#lib/policy.ts';

/** What a cell says: `always`, or the predicate that is asked of the subject, in words. A capacity without one is refused. */
export type PolicyRow = { key: Act | Area; label: string; cells: ReadonlyMap<Capacity, string> };

export type PolicyTable = {
  columns: { key: Capacity; label: string }[];
  groups: { key: 'areas' | 'acts'; label: string; rows: PolicyRow[] }[];
};

/** The policy as people read it: areas and acts by capacity, in words. What the page and docs/who-may-do-what.md are made of. */
export function policyTable(locale: Locale): PolicyTable {
  const t = translator(locale, 'staff-policy');
  const words = translator(locale, 'vocabulary');
  const named = translator(locale, 'act');
  const inWords = (cell: Cell | undefined): string | null =>
    cell === undefined || cell === 'never' ? null : cell === 'always' ? t('allowed') : t(`predicate.${cell}`);
  const row = (key: Act | Area, label: string): PolicyRow => ({
    key,
    label,
    cells: new Map(
      capacities.flatMap((capacity) => {
        const said = inWords(policy[key][capacity]);
        return said === null ? [] : [[capacity, said] as const];
      }),
    ),
  });
  return {
    columns: capacities.map((key) => ({ key, label: words(`capacity.${key}`) })),
    groups: [
      { key: 'areas', label: t('group.areas'), rows: areas.map((key) => row(key, t(`area.${key}`))) },
      { key: 'acts', label: t('group.acts'), rows: acts.map((key) => row(key, named(`${key}.name`))) },
    ],
  };
}

/** The same as the text of docs/who-may-do-what.md, in English. */
export function policyMarkdown(): string {
  const t = translator('en', 'staff-policy');
  const { columns, groups } = policyTable('en');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const tables = groups.map(({ label, rows }) =>
    [
      `## ${label}`,
      '',
      line([t('act'), ...columns.map((column) => column.label)]),
      line(['---', ...columns.map(() => ':-:')]),
      ...rows.map((row) =>
        line([`${row.label} (\`${row.key}\`)`, ...columns.map(({ key }) => row.cells.get(key) ?? '')]),
      ),
    ].join('\n'),
  );
  return `# Who may do what

Rendered from \`lib/policy.ts\` by \`node bin/render-policy.ts\`; a test fails when the two differ. What stands nowhere in the
table is refused. An organization acts through its recorded status as a State does through its own: as a member, an observer or an applicant. Capacities are resolved from the register on the day, at each act: \`capacitiesOf\` in \`lib/act/actor.ts\`.

${tables.join('\n\n')}
`;
}
