import { posix } from 'node:path';
import { type Comment, type Program, parseSync } from 'oxc-parser';

/** One import, re-export or dynamic import. `target` is the project path it names, or null for a package. */
type Import = {
  specifier: string;
  target: string | null;
  typeOnly: boolean;
  names: string[];
  line: number;
};

/** One file of the project as the rules see it; `program` is null for what is not code. */
export type Source = {
  path: string;
  text: string;
  lines: number;
  program: Program | null;
  comments: Comment[];
  imports: Import[];
  faults: { line: number; message: string }[];
};

/** What a rule says of one line: what is wrong and what to do instead. A warning does not fail the check. */
export type Finding = { path: string; line: number; rule: string; message: string; warning?: boolean };

/** All files by path, and the line of an offset within one of them. */
export type Project = { sources: Source[]; byPath: Map<string, Source> };

const code = /\.(ts|tsx|mjs|js)$/;

/** The 1-based line of a character offset. */
export function lineAt(source: { text: string }, offset: number): number {
  let line = 1;
  for (let i = source.text.indexOf('\n'); i !== -1 && i < offset; i = source.text.indexOf('\n', i + 1)) line += 1;
  return line;
}

/** A test, or a thing only tests use; the layers do not bind it. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path) || path.startsWith('e2e/') || path.startsWith('bin/test/');
}

function targetOf(path: string, specifier: string): string | null {
  if (specifier.startsWith('#')) return specifier.slice(1);
  if (specifier.startsWith('.')) return posix.join(posix.dirname(path), specifier);
  return null;
}

function importsOf(path: string, text: string, module: ReturnType<typeof parseSync>['module']): Import[] {
  const found: Import[] = [];
  const add = (specifier: string, start: number, more: Omit<Import, 'specifier' | 'target' | 'line'>) =>
    found.push({ specifier, target: targetOf(path, specifier), line: lineAt({ text }, start), ...more });
  for (const one of module.staticImports) {
    add(one.moduleRequest.value, one.start, {
      typeOnly: one.entries.length > 0 && one.entries.every((entry) => entry.isType),
      names: one.entries.map(
        (entry) => entry.importName.name ?? (entry.importName.kind === 'Default' ? 'default' : '*'),
      ),
    });
  }
  for (const one of module.staticExports) {
    const request = one.entries.find((entry) => entry.moduleRequest)?.moduleRequest;
    if (request) {
      const names = one.entries.map((entry) => entry.importName.name ?? '*');
      add(request.value, one.start, { typeOnly: one.entries.every((entry) => entry.isType), names });
    }
  }
  for (const one of module.dynamicImports) {
    const literal = /^(['"`])([^'"`$]*)\1$/.exec(text.slice(one.moduleRequest.start, one.moduleRequest.end));
    if (literal?.[2]) add(literal[2], one.start, { typeOnly: false, names: ['*'] });
  }
  return found;
}

/** Reads one file: parsed when it is code, with parse errors as faults. */
export function readSource(path: string, text: string): Source {
  const lines = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  const plain = { path, text, lines, program: null, comments: [], imports: [], faults: [] };
  if (!code.test(path)) return plain;
  const parsed = parseSync(path, text, { sourceType: 'module' });
  return {
    ...plain,
    program: parsed.program,
    comments: parsed.comments,
    imports: importsOf(path, text, parsed.module),
    faults: parsed.errors.map((error) => ({
      line: lineAt({ text }, error.labels[0]?.start ?? 0),
      message: error.message,
    })),
  };
}

/** Builds the project from paths and texts. */
export function projectOf(files: Iterable<readonly [path: string, text: string]>): Project {
  const sources = [...files].map(([path, text]) => readSource(path, text));
  return { sources, byPath: new Map(sources.map((source) => [source.path, source])) };
}
