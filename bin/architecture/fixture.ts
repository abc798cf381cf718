import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { lintImports } from '#bin/architecture/imports.ts';
import { projectOf } from '#bin/architecture/source.ts';
import { lintArchitecture } from '#bin/architecture.ts';

/** The files of a project imagined for a test of the rules: path to text. */
export type Files = Record<string, string>;

export const lint = (files: Files) => lintArchitecture(projectOf(Object.entries(files)));
export const said = (files: Files) => lint(files).map(({ path, message }) => `${path}: ${message}`);

/** A file that imports something by each of these names. */
export const imports = (path: string, ...specifiers: string[]): Files => ({
  [path]: specifiers.map((one, i) => `import { a as a${i} } from '${one}';\n`).join(''),
});

/** A file of so many lines. */
export const lines = (count: number): string =>
  Array.from({ length: count }, (_, i) => `export const a${i} = 1;\n`).join('');

const importing = /(?:from|import\()\s*'#([^']+)'/g;

/** What the imports of an imagined project break: it is written out, and what it imports of ours and does not have is empty. */
export async function importsSaid(files: Files): Promise<string[]> {
  const above = join(import.meta.dirname, '../../.tmp');
  mkdirSync(above, { recursive: true });
  const dir = mkdtempSync(join(above, 'imports-'));
  const named = Object.values(files).flatMap((text) => [...text.matchAll(importing)].map(([, path = '']) => path));
  const empty = Object.fromEntries(named.filter((path) => path.includes('.')).map((path) => [path, 'export {};\n']));
  const listed = {
    imports: { '#*': './*' },
    dependencies: { zod: '*', 'drizzle-orm': '*' },
    devDependencies: { vitest: '*' },
  };
  try {
    for (const [path, text] of Object.entries({ ...empty, ...files, 'package.json': JSON.stringify(listed) })) {
      mkdirSync(dirname(join(dir, path)), { recursive: true });
      writeFileSync(join(dir, path), text);
    }
    const { findings } = await lintImports(dir);
    return findings.map(({ path, message }) => `${path}: ${message}`);
  } finally {
    rmSync(dir, { recursive: true });
  }
}
