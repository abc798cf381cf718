import { houseOf } from '#bin/walls/source.ts';
import { lintWalls } from '#bin/walls.ts';

/** The files of a house imagined for a test of the walls: path to text. */
export type Files = Record<string, string>;

export const lint = (files: Files) => lintWalls(houseOf(Object.entries(files)));
export const said = (files: Files) => lint(files).map(({ path, message }) => `${path}: ${message}`);

/** A file that imports something by each of these names. */
export const imports = (path: string, ...specifiers: string[]): Files => ({
  [path]: specifiers.map((one, i) => `import { a as a${i} } from '${one}';\n`).join(''),
});

/** A file of so many lines. */
export const lines = (count: number): string =>
  Array.from({ length: count }, (_, i) => `export const a${i} = 1;\n`).join('');
