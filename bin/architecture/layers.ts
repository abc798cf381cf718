import { type Finding, type Import, isTest, type Project, type Source } from '#bin/architecture/source.ts';

type Layer = 'app' | 'components' | 'lib' | 'db' | 'env' | 'frame' | 'messages' | 'other';

const frame = new Set(['proxy.ts', 'instrumentation.ts']);
const folders: readonly Layer[] = ['app', 'components', 'lib', 'db', 'messages'];

function layerOf(path: string): Layer {
  if (path === 'env.ts') return 'env';
  if (frame.has(path)) return 'frame';
  return folders.find((folder) => path.startsWith(`${folder}/`)) ?? 'other';
}

/** What each layer may import, and what to do when it wants something else. */
const below: Record<Layer, { may: readonly Layer[]; instead: string } | null> = {
  app: {
    may: ['app', 'components', 'lib'],
    instead: 'a page asks lib/<noun>/queries.ts and hands the view to a component; move the rest down there',
  },
  components: {
    may: ['components', 'lib'],
    instead: 'take what it needs as props, filled by the page from lib/<noun>/queries.ts',
  },
  lib: {
    may: ['lib', 'db', 'env', 'messages'],
    instead: 'imports go down only (app → components → lib → db): move the shared part down into lib',
  },
  db: { may: ['db', 'env'], instead: 'db knows tables and vocabularies only; what uses lib belongs in lib or bin' },
  env: { may: [], instead: 'env.ts reads the environment and imports nothing of ours' },
  frame: { may: ['lib', 'env'], instead: 'keep it to locale and redirects, or starting what lib/ground offers' },
  messages: null,
  other: null,
};

function judge(source: Source, one: Import, target: string): string | null {
  const rule = below[layerOf(source.path)];
  if (!rule) return null;
  const to = layerOf(target);
  if (to === 'db' && target === 'db/vocabulary.ts' && rule.may.includes('lib')) return null;
  if (to === 'env' && source.path.startsWith('app/')) return null;
  if (rule.may.includes(to)) return null;
  if (/\.css$/.test(target) && target.startsWith('app/') && source.path.startsWith('app/')) return null;
  return `${layerOf(source.path)} may not import ${one.specifier}: ${rule.instead}`;
}

function ours(source: Source, one: Import, target: string): string | null {
  const relative = one.specifier.startsWith('.');
  if (relative && !/^(public|messages)\//.test(source.path) && !target.endsWith('.css')) {
    return `import ${one.specifier} by its project path, with the extension: '#${target}'`;
  }
  if (!/\.[a-z0-9]+$/.test(target)) return `write the extension: '${one.specifier}.ts'`;
  if (
    !isTest(source.path) &&
    isTest(target) &&
    !source.path.startsWith('bin/') &&
    !source.path.endsWith('.config.ts')
  ) {
    return `${target} is for tests: what the product needs does not live beside them`;
  }
  return null;
}

/** Imports go down only, and name project files by '#path.ts'. */
export function layers(project: Project): Finding[] {
  const findings: Finding[] = [];
  for (const source of project.sources) {
    for (const one of source.imports) {
      if (one.target === null) continue;
      const message = ours(source, one, one.target) ?? (isTest(source.path) ? null : judge(source, one, one.target));
      if (message) findings.push({ path: source.path, line: one.line, rule: 'layers', message });
    }
  }
  return findings;
}
