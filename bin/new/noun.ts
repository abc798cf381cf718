import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Names } from '#bin/new/names.ts';
import { filesOf, wallsOf } from '#bin/new/skeleton.ts';
import { type Locale, locales } from '#db/vocabulary.ts';

/** One edit of a file that is there: `line` goes before the first `at`, or after it. */
type Edit = { path: string; at: string; line: string; after?: boolean };

const added: Record<Locale, [name: string, done: string]> = {
  en: ['add', 'recorded'],
  ru: ['добавить', 'внесено в реестр'],
  fr: ['ajouter', 'consigné au registre'],
};

const property = (key: string) => (key.includes('-') ? `'${key}'` : key);

const wordsOf = ({ key, act, ...names }: Names, language: Locale): Edit[] => {
  const { one, several } = names[language];
  const [name, done] = added[language];
  const said = `  "${act}": {\n    "name": "${one}: ${name}",\n    "done": "${one}: ${done}."\n  },\n`;
  return [
    { path: `messages/${language}/act.json`, at: '  "openAccount": {', line: said },
    { path: `messages/${language}/staff.json`, at: '    "claim": ', line: `    "${key}": "${several}",\n` },
    { path: `messages/${language}/staff.json`, at: '  "thing": {\n', line: `    "${key}": "${one}",\n`, after: true },
  ];
};

/** Where the other parts of the project hear of the noun. */
const editsFor = (names: Names, place: number): Edit[] => {
  const { key, sqlTable, act } = names;
  const entry = `  ${property(key)}: {
    tables: ['${sqlTable}'],
    staff: { area: '${key}', place: ${place}, opens: '${act}' },
    things: { ${property(key)}: null },
  },
`;
  const named = `  ${property(key)}: ({ locale, id }) =>
    sql\`select words_in(title, \${locale}), id::text from ${sqlTable} where id = \${id}\`,
`;
  return [
    { path: 'lib/nouns.ts', at: '  claim: {\n', line: entry },
    { path: 'lib/record/rows.ts', at: '  // An account', line: named },
    { path: 'lib/act/acts.ts', at: "  'openAccount',\n", line: `  '${act}',\n` },
    { path: 'lib/policy.ts', at: '  openAccount: ', line: `  ${act}: register,\n` },
    // Once the public sees of it, its author says so there, and a migration says it to the database.
    { path: 'lib/act/public-effect.ts', at: "  openAccount: 'none',\n", line: `  ${act}: 'none',\n` },
    { path: 'e2e/access.journey.ts', at: "  '/staff/claim':", line: `  '/staff/${key}': '${act}',\n` },
    ...locales.flatMap((locale) => wordsOf(names, locale)),
  ];
};

/** Makes the skeleton of a noun in the project at `dir`: a table, an act, an area of the staff's side. Gives what it wrote. */
export function makeNoun(dir: string, names: Names, place: number): { byHand: string[]; made: string[] } {
  const read = (path: string) => readFileSync(join(dir, path), 'utf8');
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  };
  const files = filesOf(names);
  const there = Object.keys(files).filter((path) => existsSync(join(dir, path)));
  if (there.length > 0) throw new Error(`${there.join(', ')}: there already; nothing was written`);
  const texts = new Map<string, string>();
  for (const { path, at, line, after } of editsFor(names, place)) {
    const text = texts.get(path) ?? read(path);
    const found = text.indexOf(at);
    if (found === -1)
      throw new Error(`${path} has no ${JSON.stringify(at)} any more: mend bin/new/noun.ts; nothing was written`);
    const cut = after ? found + at.length : found;
    texts.set(path, text.slice(0, cut) + line + text.slice(cut));
  }
  for (const [path, text] of [...Object.entries(files), ...texts]) write(path, text);

  const run = (file: string, ...args: string[]) =>
    execFileSync(process.execPath, [join(dir, file), ...args], {
      cwd: dir,
      stdio: ['ignore', 'pipe', 'pipe'],
    }).toString();
  const migrations = () => globSync('db/migrations/*.sql', { cwd: dir });
  const before = new Set(migrations());
  const title = `${names.sqlTable}_has_a_table`;
  run(
    'node_modules/drizzle-kit/bin.cjs',
    'generate',
    '--dialect=postgresql',
    '--schema=./db/schema',
    '--out=./db/migrations',
    `--name=${title}`,
  );
  const [migration] = migrations().filter((path) => !before.has(path));
  if (!migration) throw new Error('drizzle-kit made no migration');
  appendFileSync(join(dir, migration), `\n--> statement-breakpoint\n${wallsOf(names)}\n`);
  run('bin/messages.ts', 'write');
  run('node_modules/@biomejs/biome/bin/biome', 'check', '--write', ...Object.keys(files), ...texts.keys());
  run('bin/render-policy.ts');
  return {
    byHand: [...Object.keys(files), migration, ...texts.keys()],
    made: [
      'db/migrations/meta (journal and snapshot)',
      ...locales.map((locale) => `messages/${locale}.ts`),
      'docs/who-may-do-what.md',
    ],
  };
}
