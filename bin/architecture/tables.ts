import { Visitor } from 'oxc-parser';
import { isShared, ownerOfTable, sharedTables } from '#bin/architecture/nouns.ts';
import { type Finding, isTest, lineAt, type Project, type Source } from '#bin/architecture/source.ts';

/** A table's declaration: the name in code, and the name in the database. */
const declared = /^export const (\w+) = pgTable\(\s*'(\w+)'/gm;
const written = /\b(?:insert\s+into|delete\s+from|update)\s+(?:only\s+)?"?([a-z_]+)"?/gi;

/** Tables by the name under which code imports them. */
function tablesIn(project: Project): { table: string; as: string; source: Source; start: number }[] {
  return project.sources
    .filter(({ path }) => /^db\/schema\/.+\.ts$/.test(path))
    .flatMap((source) =>
      [...source.text.matchAll(declared)].map(({ 1: as = '', 2: table = '', index }) => ({
        table,
        as,
        source,
        start: index,
      })),
    );
}

/** What a file writes: `.insert(x)`, `.update(x)`, `.delete(x)` of a table, and the same in the text of SQL. */
function writesOf(source: Source, tables: ReadonlyMap<string, string>): { table: string; start: number }[] {
  const found: { table: string; start: number }[] = [];
  if (!source.program) return found;
  new Visitor({
    CallExpression: ({ callee, arguments: [given], start }) => {
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return;
      if (!['insert', 'update', 'delete'].includes(callee.property.name)) return;
      const name = given?.type === 'MemberExpression' ? given.property : given;
      const table = name?.type === 'Identifier' ? tables.get(name.name) : undefined;
      if (table) found.push({ table, start });
    },
    TemplateElement: ({ value, start }) => {
      for (const { 1: table = '' } of value.raw.matchAll(written)) found.push({ table: table.toLowerCase(), start });
    },
  }).visit(source.program);
  return found;
}

/**
 * Each table is written by its noun alone, under that noun's rules; the shared folders write what no noun has. A table that
 * lib/nouns.ts gives to nobody is a finding.
 */
export function tables(project: Project): Finding[] {
  const all = tablesIn(project);
  const byName = new Map(all.map(({ as, table }) => [as, table]));
  const findings: Finding[] = all
    .filter(({ table }) => !ownerOfTable.has(table) && !sharedTables.includes(table))
    .map(({ table, source, start }) => ({
      path: source.path,
      line: lineAt(source, start),
      rule: 'tables',
      message: `the table ${table} belongs to no noun: name it under its noun in lib/nouns.ts`,
    }));
  for (const source of project.sources) {
    const noun = /^lib\/([^/]+)\//.exec(source.path)?.[1];
    if (!noun || isShared(source.path) || isTest(source.path)) continue;
    for (const { table, start } of writesOf(source, byName)) {
      const owner = ownerOfTable.get(table);
      if (owner === undefined || owner === noun) continue;
      const message = `${noun} may not write ${table}, which is ${owner}'s: let a command or a function of lib/${owner}/ do it, under its rules`;
      findings.push({
        path: source.path,
        line: lineAt(source, start),
        rule: 'tables',
        message,
      });
    }
  }
  return findings;
}
