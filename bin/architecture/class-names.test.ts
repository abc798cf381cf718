import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compile } from 'tailwindcss';
import { expect, test } from 'vitest';
import { classesOfSheet, ownClassesOf, usedUtilities, utilitiesOf } from '#bin/architecture/class-names.ts';
import { projectFiles } from '#bin/architecture/files.ts';
import { projectOf, readSource } from '#bin/architecture/source.ts';

const names = (found: readonly { name: string }[]) => found.map(({ name }) => name);
const component = (body: string) => readSource('components/a/a.tsx', body);

test('utilities are the prefixed words of strings; a comment or a bare word names none', () => {
  const source = component(`
    // tw:hidden
    const look = 'tw:flex grid tw:before:content-["/"]';
    export const a = <p className={classes(look, on && 'tw:p-1', \`tw:mt-2 \${look}\`)} title="tw:m-1">tw:p-9</p>;
  `);
  expect(names(utilitiesOf(source))).toEqual(
    expect.arrayContaining(['tw:flex', 'tw:before:content-["/"]', 'tw:p-1', 'tw:mt-2', 'tw:m-1']),
  );
  expect(names(utilitiesOf(source))).not.toContain('tw:hidden');
  expect(names(utilitiesOf(source))).not.toContain('grid');
});

test('own classes are the other words of a className, not those that are compared or handed to another function', () => {
  const source = component(`
    export const a = (
      <p className={kind === 'plain' ? 'small' : classes('tw:p-1', 'notice', t('words'))}>
        <b className="said tw:m-1" id="other" />
      </p>
    );
  `);
  expect(names(ownClassesOf(source)).toSorted()).toEqual(['notice', 'said', 'small']);
});

test('the classes of a sheet stand in its selectors, at any depth, and nowhere else', () => {
  const css = String.raw`
    /* .comment { } */
    @layer utilities { .tw\:p-1\.5 { padding: 0.375rem } .tw\:\[\&\>p\]\:mt-3 { &>p { margin: 1em } } }
    .set-text { & h2 { color: red } @media print { .inner { color: red } } }
    .tw\:before\:content-\[\'\–\'\]::before { content: '.none{}' }
    @font-face { src: url(a.woff2) }
  `;
  expect([...classesOfSheet(css)].toSorted()).toEqual([
    'inner',
    'set-text',
    'tw:[&>p]:mt-3',
    "tw:before:content-['–']",
    'tw:p-1.5',
  ]);
});

test('every utility that a component names is one that Tailwind makes from our theme', async () => {
  const root = join(import.meta.dirname, '../..');
  const text = await readFile(join(root, 'app/globals.css'), 'utf8');
  const theme = text.replaceAll(/^@(?:import '\.|source ).*$/gm, '');
  const tailwind = await readFile(join(root, 'node_modules/tailwindcss/index.css'), 'utf8');
  const compiler = await compile(theme, {
    loadStylesheet: async (_, base) => ({ path: 'tailwindcss/index.css', base, content: tailwind }),
  });
  const used = usedUtilities(projectOf(projectFiles()));
  expect(used.size).toBeGreaterThan(100);
  const made = classesOfSheet(compiler.build([...used]));
  expect([...used].filter((name) => !made.has(name))).toEqual([]);
});
