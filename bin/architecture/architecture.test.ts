import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listByHand, projectFiles } from '#bin/architecture/files.ts';
import { type Files, lines, lint, said } from '#bin/architecture/fixture.ts';

const slash = '/';

const broken: [rule: string, files: Files, message: RegExp][] = [
  // pages
  ['a long page', { 'app/(public)/[locale]/page.tsx': lines(41) }, /at most 40 lines \(41 now\)/],
  ['a long route', { 'app/(portal)/desk/route.tsx': lines(41) }, /at most 40 lines \(41 now\)/],
  // a noun's files
  ['a name of its own', { 'lib/state/mapper.ts': '' }, /a noun's folder holds rules, rows, queries/],
  ['a loader elsewhere', { 'lib/state/load.ts': '' }, /a noun's folder holds rules, rows, queries/],
  ['a file in lib itself', { 'lib/session.ts': '' }, /holds policy\.ts, action\.ts and nouns\.ts only/],
  ['an unknown noun', { 'lib/widget/rules.ts': '' }, /"widget" has no place in the written order/],
  // tables
  [
    "another noun's table",
    {
      'db/schema/news.ts': `export const news = pgTable('news', {});\n`,
      'lib/outcome/commands.ts': `tx.insert(news).values({});\n`,
    },
    /outcome may not write news, which is news's/,
  ],
  [
    "another noun's table by its schema",
    {
      'db/schema/news.ts': `export const news = pgTable(\n  'news', {});\n`,
      'lib/outcome/commands.ts': `tx.update(schema.news).set({});\n`,
    },
    /outcome may not write news/,
  ],
  [
    "another noun's table in SQL",
    { 'lib/news/staff/commands.ts': 'db.execute(sql`delete from outcome`);\n' },
    /news may not write outcome/,
  ],
  [
    'a table of nobody',
    { 'db/schema/a.ts': `export const gadget = pgTable('gadget', {});\n` },
    /the table gadget belongs to no noun/,
  ],
  // names and sizes
  ['utils', { 'lib/act/utils.ts': '' }, /says nothing of what is in it/],
  ['types', { 'components/state/types.ts': '' }, /says nothing of what is in it/],
  ['index', { 'components/ui/index.ts': '' }, /says nothing of what is in it/],
  ['a helpers folder', { 'components/helpers/a.tsx': '' }, /says nothing of what is in it/],
  ['not kebab-case', { 'components/state/StateTable.tsx': '' }, /kebab-case/],
  ['a folder beside the project', { 'src/a.ts': '' }, /the project has no folder src/],
  ['a file at the root', { 'notes.txt': '' }, /has no place at the root/],
  ['a decision without number', { 'docs/decisions/held-pages.md': '' }, /docs\/decisions\/NNN/],
  ['a long decision', { 'docs/decisions/001-a.md': 'a\n'.repeat(61) }, /at most 60 lines/],
  ['a file too long', { 'lib/act/a.ts': lines(301) }, /301 lines, 300 at most/],
  // styles
  [
    'too much CSS',
    { 'app/a.css': 'a {\n}\n'.repeat(150), 'app/b.css': 'b {\n}\n'.repeat(51) },
    /at most 400 lines of our own CSS in all \(402 now\)/,
  ],
  [
    'a class of no sheet',
    { 'app/a.css': '.x {\n}\n', 'components/a/a.tsx': '<p className="x y tw:p-1" />;\n' },
    /\.y is a class of no style sheet/,
  ],
  [
    'a class chosen',
    { 'components/a/a.tsx': `<p className={a === 'b' ? 'y' : 'tw:p-1'} />;\n` },
    /\.y is a class of no/,
  ],
  ['left', { 'components/a/a.tsx': '<p className="tw:md:hover:-ml-2" />;\n' }, /tw:md:hover:-ml-2 names a side/],
  ['text-right', { 'components/a/a.ts': `export const a = 'tw:text-right';\n` }, /take start or end/],
  // code
  ['as', { 'lib/act/a.ts': 'export const a = {} as object;\n' }, /no 'as' but 'as const'/],
  ['<T>', { 'lib/act/a.ts': 'export const a = <object>{};\n' }, /no type assertion/],
  ['use cache', { 'lib/act/a.ts': `async function a() { 'use cache'; }\n` }, /no 'use cache'/],
  ['next/cache', { 'lib/act/a.ts': `import { unstable_cache } from 'next/cache';\n` }, /no next\/cache/],
  ['revalidate', { 'app/a/page.tsx': 'export const revalidate = 60;\n' }, /no revalidate of a route/],
  ['force-static', { 'app/a/page.tsx': `export const dynamic = 'force-static';\n` }, /dynamic is 'force-dynamic'/],
  ['Intl', { 'lib/act/a.ts': `new Intl.NumberFormat('en');\n` }, /no new Intl/],
  ['fetch next', { 'lib/act/a.ts': 'fetch(u, { next: { revalidate: 1 } });\n' }, /no caching options of fetch/],
  ['fetch cache', { 'lib/act/a.ts': `fetch(u, { cache: 'force-cache' });\n` }, /no caching options of fetch/],
  ['sql.raw', { 'lib/state/queries.ts': 'sql.raw(x);\n' }, /no \.raw here/],
  ['sql.identifier', { 'lib/state/queries.ts': 'sql.identifier(x);\n' }, /no \.identifier here/],
  ['unsafe', { 'lib/state/queries.ts': 'client.unsafe(x);\n' }, /no \.unsafe here/],
  ['execute<T>', { 'lib/state/queries.ts': 'db.execute<{ n: number }>(q);\n' }, /an execute without a checked shape/],
  ['new Date()', { 'lib/state/rules.ts': 'new Date();\n' }, /rules have no clock/],
  ['Date.now()', { 'lib/state/rules.ts': 'Date.now();\n' }, /rules have no clock/],
  ['process', { 'lib/state/rules.ts': 'process.env.A;\n' }, /rules know no process/],
  ['fetch in rules', { 'lib/state/rules.ts': 'fetch(u);\n' }, /rules reach nothing/],
  ['chance', { 'lib/state/rules.ts': 'Math.random();\n' }, /rules draw no lots/],
  ['use server', { 'lib/state/commands.ts': `'use server';\n` }, /stands in lib\/<noun>\/actions\.ts only/],
  ['use client in app', { 'app/(portal)/page.tsx': `'use client';\n` }, /leaves in components\/ only/],
  ['what does not parse', { 'lib/act/a.ts': 'const = 1;\n' }, /./],
  // acts
  [
    'an act never recorded',
    { 'lib/policy.ts': `export const acts = ['openTerm'];\n` },
    /no command or record names it/,
  ],
  [
    'an act without words',
    { 'lib/policy.ts': `export const acts = ['openTerm'];\n`, 'messages/en/act.json': '{"closeTerm":"a"}' },
    /"openTerm" has no words in messages\/en\/act\.json/,
  ],
  // text
  [
    'a registry',
    { 'README.md': ['https:/', 'registry', ''].join('/').slice(0, -1) + '.npmjs.org' },
    /no registry host/,
  ],
  ['a path of one machine', { 'README.md': ['see ', 'work', 'main'].join(slash) }, /no path of one machine/],
  ['a home', { 'bin/a.ts': `const a = '${['', 'home', 'ada'].join(slash)}';\n` }, /no path of one machine/],
  ['what is beside the project', { 'README.md': ['..', 'shared'].join(slash) }, /stands by itself/],
  ['a promise', { 'lib/act/a.ts': `// ${'TO'}${'DO'}: later\n` }, /file an issue/],
  ['an address in the lockfile', { 'package-lock.json': '{ "resolved": "x" }' }, /lockfile holds no addresses/],
  ['a silenced type', { 'lib/act/a.ts': `// @${'ts'}-expect-error\n` }, /mend the type/],
];

describe('each rule catches what breaks it', () => {
  test.each(broken)('%s', (_, files, message) => {
    expect(said(files).join('\n')).toMatch(message);
  });
});

test('a project in order has no findings', () => {
  const project = {
    'app/(public)/[locale]/members/page.tsx': `import { members } from '#lib/membership/queries.ts';
import { notFound } from 'next/navigation';
import { Members } from '#components/membership/members.tsx';
export const dynamic = 'force-dynamic';
export default async function Page() { return Members(await members() ?? notFound()); }
`,
    'components/membership/members.tsx': `import type { MembersView } from '#lib/membership/queries.ts';
import { locales } from '#db/vocabulary.ts';
import { translator } from '#lib/language/language.ts';
import { Table } from '#components/ui/table.tsx';
export const Members = (view: MembersView) => [locales, translator, Table, view];
`,
    'components/ui/table.tsx': `export const Table = () => <a href="/en/members">see</a>;\n`,
    'lib/membership/queries.ts': `import { sql } from 'drizzle-orm';
import { statuses } from '#lib/membership/rules.ts';
import { state } from '#db/schema/state.ts';
export type MembersView = { at: Date };
export const members = async () => [sql\`select \${state}\`, statuses] satisfies unknown[];
`,
    'lib/membership/rules.ts': `import { stateName } from '#lib/state/rules.ts';
import { locales } from '#db/vocabulary.ts';
export const statuses = [stateName, ...locales, new Date(0)] as const;
`,
    'lib/state/rules.ts': 'export const stateName = 1;\n',
    'lib/language/language.ts': 'export const translator = 1;\n',
    'db/vocabulary.ts': `export const locales = ['en'] as const;\n`,
    'db/schema/state.ts': `import { locales } from '#db/vocabulary.ts';\nexport const state = locales;\n`,
    'docs/decisions/001-held-pages.md': '# Held pages\n',
    'README.md': 'Read https://example.org/work/with-us and /api/work/1.\n',
  };
  expect(said(project)).toEqual([]);
});

test('a file over 200 lines is a warning, not an error', () => {
  const findings = lint({ 'lib/act/a.ts': lines(201) });
  expect(findings).toEqual([expect.objectContaining({ warning: true, line: 201 })]);
});

test('a finding says the line it is on', () => {
  expect(lint({ 'lib/act/a.ts': '\n\nexport const a = {} as object;\n' })).toEqual([
    expect.objectContaining({ path: 'lib/act/a.ts', line: 3, rule: 'assertions' }),
  ]);
});

test('without git the same files are found', () => {
  const byHand = listByHand(join(import.meta.dirname, '../..'));
  expect(projectFiles().filter(([path]) => !byHand.includes(path))).toEqual([]);
});
