import { beforeAll, describe, expect, test } from 'vitest';
import { type Files, imports, importsSaid } from '#bin/architecture/fixture.ts';

const broken: [rule: string, files: Files, message: RegExp][] = [
  // layers
  ['app → db', imports('app/page.tsx', '#db/client.ts'), /app\/page\.tsx: db\/client\.ts: a page asks lib/],
  ['components → db', imports('components/news/a.tsx', '#db/schema/state.ts'), /takes what it needs as props/],
  ['components → app', imports('components/news/a.tsx', '#app/page.tsx'), /takes what it needs as props/],
  ['lib → components', imports('lib/news/rules.ts', '#components/ui/a.tsx'), /imports go down only/],
  ['db → lib', imports('db/client.ts', '#lib/time/period.ts'), /db knows tables and vocabularies only/],
  ['env → lib', imports('env.ts', '#lib/time/period.ts'), /imports nothing of ours/],
  ['proxy → db', imports('proxy.ts', '#db/client.ts'), /keep it to locale and redirects/],
  ['lib → bin', imports('lib/act/thing.ts', '#bin/architecture.ts'), /imports go down only/],
  ['product → tests', imports('lib/act/thing.ts', '#e2e/world.ts'), /this is for tests/],
  [
    'a relative import',
    { ...imports('lib/act/thing.ts', './clock.ts'), 'lib/act/clock.ts': '' },
    /by its project path/,
  ],
  [
    'an import without extension',
    { ...imports('lib/act/thing.ts', '#lib/act/clock'), 'lib/act/clock.ts': '' },
    /no such file/,
  ],
  ['a re-export counts', { 'app/a.ts': `export { a } from '#db/client.ts';\n` }, /a page asks lib/],
  ['a dynamic import counts', { 'app/a.ts': `await import('#db/client.ts');\n` }, /a page asks lib/],
  ['a type counts', { 'app/a.ts': `import type { A } from '#db/client.ts';\n` }, /a page asks lib/],
  // app
  ['app → commands', imports('app/page.tsx', '#lib/news/commands.ts'), /use the action/],
  ['app → a loader', imports('app/page.tsx', '#lib/process/load/history.ts'), /use the action/],
  ['app → driver', imports('app/page.tsx', 'drizzle-orm'), /write the query in lib/],
  // components
  ['ui → ours', imports('components/ui/a.tsx', '#lib/act/result.ts'), /could ship in another product/],
  ['component → queries', imports('components/news/a.tsx', '#lib/news/queries.ts'), /never calls a query/],
  ['component → commands', imports('components/news/a.tsx', '#lib/news/commands.ts'), /imports only ui, actions/],
  [
    'component → a type of commands',
    { 'components/news/a.tsx': `import type { A } from '#lib/news/commands.ts';\n` },
    /imports only ui/,
  ],
  ['component → shared folder', imports('components/news/a.tsx', '#lib/act/read.ts'), /here only 'import type'/],
  ['component → policy', imports('components/news/a.tsx', '#lib/policy.ts'), /here only 'import type'/],
  ['component → node', imports('components/news/a.tsx', 'node:fs'), /does not reach the server/],
  ['component → driver', imports('components/news/a.tsx', 'drizzle-orm'), /does not reach the server/],
  // inside lib
  ['rules → package', imports('lib/news/rules.ts', 'zod'), /rules\.ts is law, pure/],
  ['rules → shared machinery', imports('lib/news/rules.ts', '#lib/time/clock.ts'), /rules\.ts is law, pure/],
  ['rules → rows', imports('lib/news/rules.ts', '#lib/news/rows.ts'), /by its type alone/],
  ['rules → schema', imports('lib/news/rules.ts', '#db/schema/news.ts'), /rules\.ts is law, pure/],
  ['rows → queries', imports('lib/news/rows.ts', '#lib/news/queries.ts'), /later in the order inside lib/],
  ['policy → commands', imports('lib/policy.ts', '#lib/news/commands.ts'), /later in the order inside lib/],
  ['shared folder → queries', imports('lib/act/actor.ts', '#lib/news/queries.ts'), /later in the order inside lib/],
  ['values → machinery', imports('lib/time/period.ts', '#lib/time/clock.ts'), /later in the order inside lib/],
  ['commands → actions', imports('lib/news/commands.ts', '#lib/news/actions.ts'), /later in the order inside lib/],
  ['actions → schema', imports('lib/news/actions.ts', '#db/schema/news.ts'), /one line around a command/],
  ['actions → queries', imports('lib/news/actions.ts', '#lib/news/queries.ts'), /never asks a query/],
  ['back in the order', imports('lib/outcome/rules.ts', '#lib/news/rules.ts'), /outcome stands before it/],
  ['a subnoun too', imports('lib/outcome/a/rules.ts', '#lib/news/b/rules.ts'), /outcome stands before it/],
  ['foreign queries', imports('lib/news/queries.ts', '#lib/outcome/queries.ts'), /SQL on the schema/],
  ['lib → a loader', imports('lib/news/commands.ts', '#lib/process/load.ts'), /nothing in lib calls a loader/],
  // circles
  [
    'a circle of three',
    {
      ...imports('lib/act/a.ts', '#lib/act/b.ts'),
      ...imports('lib/act/b.ts', '#lib/act/c.ts'),
      ...imports('lib/act/c.ts', '#lib/act/a.ts'),
    },
    /lib\/act\/a\.ts → lib\/act\/b\.ts → lib\/act\/c\.ts → lib\/act\/a\.ts: imports run in a circle/,
  ],
  [
    'a circle of types',
    {
      'lib/act/a.ts': `import type { B } from '#lib/act/b.ts';\n`,
      'lib/act/b.ts': `import { type A } from '#lib/act/a.ts';\n`,
    },
    /imports run in a circle/,
  ],
  // packages
  ['a package by chance', imports('lib/act/a.ts', 'postgres'), /does not list this package/],
  ['a package that is not there', imports('lib/act/a.ts', 'no-such-package-of-ours'), /no such file or package/],
  ['a package for development', imports('lib/act/a.ts', 'vitest'), /for development only/],
];

/** Fixtures that share no file stand in one project: to judge one costs as much as to judge ten. */
function projects(): { files: Files; rules: string[] }[] {
  const all: { files: Files; rules: string[] }[] = [];
  for (const [rule, files] of broken) {
    const paths = Object.keys(files);
    const free = all.find((one) => paths.every((path) => !(path in one.files)));
    if (free) {
      Object.assign(free.files, files);
      free.rules.push(rule);
    } else all.push({ files: { ...files }, rules: [rule] });
  }
  return all;
}

describe('each import rule catches what breaks it', () => {
  const said = new Map<string, string[]>();
  beforeAll(async () => {
    for (const { files, rules } of projects()) {
      const findings = await importsSaid(files);
      for (const rule of rules) said.set(rule, findings);
    }
  }, 60_000);

  test.each(broken)('%s', (rule, files, message) => {
    const own = said.get(rule)?.filter((one) => Object.keys(files).some((path) => one.startsWith(`${path}: `)));
    expect(own?.join('\n')).toMatch(message);
  });
});

test('a project in order has no findings', async () => {
  expect(
    await importsSaid({
      ...imports('app/page.tsx', '#lib/news/queries.ts', '#components/news/a.tsx', '#env.ts', '#db/vocabulary.ts'),
      'components/news/a.tsx': `import type { View } from '#lib/news/queries.ts';
import type { Entered } from '#lib/account/guard.ts';
import { publishNews } from '#lib/news/actions.ts';
import { translator } from '#lib/language/language.ts';
import { Table } from '#components/ui/table.tsx';
import './a.css';
`,
      'components/news/a.css': '',
      ...imports('components/ui/table.tsx', '#components/ui/row.tsx'),
      ...imports('lib/news/rules.ts', '#lib/outcome/rules.ts', '#db/vocabulary.ts', '#lib/time/period.ts'),
      ...imports('lib/news/commands.ts', '#lib/news/rules.ts', '#lib/act/command.ts', '#db/schema/news.ts', 'zod'),
      ...imports('lib/news/actions.ts', '#lib/news/commands.ts', '#lib/action.ts', '#lib/act/form.ts'),
      ...imports('lib/process/load.ts', '#lib/news/commands.ts', '#lib/process/load/history.ts'),
      ...imports('lib/news/commands.db.test.ts', '#bin/test/world.ts', '#lib/record/queries.ts', 'vitest'),
      'lib/outcome/queries.ts': `import type { NewsView } from '#lib/news/queries.ts';\nimport { columns } from '#lib/news/rows.ts';\n`,
    }),
  ).toEqual([]);
});
