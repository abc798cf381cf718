import { projectOf } from '#bin/architecture/source.ts';
import { lintArchitecture } from '#bin/architecture.ts';

/** The files of a project imagined for a test of the walls: path to text. */
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
