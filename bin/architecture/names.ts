import type { Finding, Project } from '#bin/architecture/source.ts';

const rootFolders = ['app', 'components', 'db', 'lib', 'e2e', 'public', 'messages', 'bin', 'docs', '.ci'];
const rootFiles = new Set([
  ...['env.ts', 'proxy.ts', 'instrumentation.ts', 'next.config.ts', 'drizzle.config.ts', 'vitest.config.ts'],
  ...['playwright.config.ts', 'postcss.config.mjs', 'biome.json', 'package.json', 'package-lock.json', 'tsconfig.json'],
  ...['.gitignore', '.gitattributes', '.npmrc', '.node-version', '.nvmrc', '.dockerignore', '.env.example', 'LICENSE'],
]);
const vague = /^(utils?|helpers?|types?|index|common|misc|shared|constants?|interfaces?)$/;
const segment = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const nextFolder = /^(\([a-z-]+\)|\[+(\.\.\.)?[a-zA-Z]+\]+|@[a-z-]+|\.well-known)$/;

function judgeRoot(path: string): string | null {
  const [first = '', ...rest] = path.split('/');
  if (rest.length > 0) {
    return rootFolders.includes(first)
      ? null
      : `the project has no folder ${first}/: its rooms are ${rootFolders.join(', ')}`;
  }
  if (rootFiles.has(first.replace('.test.ts', '.ts')) || /^[A-Z][A-Z-]*\.md$/.test(first)) return null;
  return `${first} has no place at the root: put it in one of ${rootFolders.join(', ')}`;
}

function judgeSegments(path: string): string | null {
  if (!/^(app|components|db|lib|e2e|bin|messages|public)\//.test(path) || /^db\/migrations\//.test(path)) return null;
  for (const part of path.split('/')) {
    const [name = ''] = part.startsWith('.') ? [part] : part.split('.');
    if (vague.test(name)) {
      return `"${name}" says nothing of what is in it: name the file by the noun or the act, beside what uses it`;
    }
    const free = path.startsWith('public/') ? /^[\w-]+$/ : segment;
    if (!free.test(name) && !nextFolder.test(part)) return `write names in kebab-case, not "${part}"`;
  }
  return null;
}

function judgeDecision(path: string): string | null {
  if (!path.startsWith('docs/decisions/') || /^docs\/decisions\/\d{3}-[a-z0-9-]+\.md$/.test(path)) return null;
  return 'a decision is docs/decisions/NNN-what-was-decided.md';
}

/** Where files may stand and what they may be called. */
export function names(project: Project): Finding[] {
  return project.sources.flatMap(({ path }) => {
    const message = judgeRoot(path) ?? judgeSegments(path) ?? judgeDecision(path);
    return message ? [{ path, line: 1, rule: 'names', message }] : [];
  });
}
