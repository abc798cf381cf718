import { type Finding, lineAt, type Project, type Source } from '#bin/architecture/source.ts';

const isPublic = (path: string) => path.startsWith('app/(public)/');
const banned: Record<string, string> = {
  'next/link': 'a plain <a href>',
  'next/dynamic': 'a static import',
  'next/script': 'a module in public/enhance/ that the page is whole without',
  'next/navigation': 'plain links and GET forms; only notFound and redirect may come from it',
  'next/image': 'a plain <img> with width and height',
};
const serverNavigation = new Set(['notFound', 'redirect', 'permanentRedirect']);

/** All files that the pages chosen are made of, with the page that brings each in. */
function reached(project: Project, isRoot: (path: string) => boolean): Map<string, string> {
  const from = new Map<string, string>();
  const walk = (source: Source | undefined, root: string) => {
    if (!source || from.has(source.path)) return;
    from.set(source.path, root);
    for (const one of source.imports) if (one.target && !one.typeOnly) walk(project.byPath.get(one.target), root);
  };
  for (const source of project.sources) if (isRoot(source.path)) walk(source, source.path);
  return from;
}

/** What only the framework's own error page uses: it is drawn by a script or not at all. */
const forErrors = 'components/desk/trouble.tsx';

/** A leaf that needs its script says so on its element: a page of the portal without such an element is sent without any. */
function leaf({ path, text, program }: Source): boolean {
  const isClient = program?.body.some(
    (node) => node.type === 'ExpressionStatement' && 'directive' in node && node.directive === 'use client',
  );
  return !isClient || !path.startsWith('components/') || path === forErrors || text.includes('data-script=""');
}

function judge(source: Source): { line: number; what: string }[] {
  const found: { line: number; what: string }[] = [];
  for (const one of source.imports) {
    const instead = banned[one.specifier];
    const served = one.specifier === 'next/navigation' && one.names.every((name) => serverNavigation.has(name));
    if (instead && !one.typeOnly && !served)
      found.push({ line: one.line, what: `no ${one.specifier} here: use ${instead}` });
    if (one.specifier === 'react' && one.names.some((name) => /^(Suspense|lazy|use[A-Z]\w*)$/.test(name))) {
      const names = one.names.filter((name) => /^(Suspense|lazy|use[A-Z]\w*)$/.test(name)).join(', ');
      found.push({
        line: one.line,
        what: `no ${names} here: the page is finished HTML; await the data in the page`,
      });
    }
  }
  for (const node of source.program?.body ?? []) {
    if (node.type === 'ExpressionStatement' && 'directive' in node && node.directive === 'use client') {
      const what = `no 'use client' here: the page is finished HTML, and its script would be taken out; use plain HTML`;
      found.push({ line: lineAt(source, node.start), what });
    }
  }
  return found;
}

/** The public side ships no script of the framework, and the portal only where a leaf says that it needs one. */
export function clientCode(project: Project): Finding[] {
  const findings: Finding[] = [];
  for (const source of project.sources) {
    const { path } = source;
    const add = (message: string) => findings.push({ path, line: 1, rule: 'client-code', message });
    if (isPublic(path) && /\/loading\.tsx$/.test(path))
      add('no loading.tsx under app/(public): a held page is finished HTML; await the data in the page');
    if (!leaf(source))
      add('a client component says so on its outermost element, data-script="": else its script is taken out');
  }
  for (const [path, root] of reached(project, isPublic)) {
    const source = project.byPath.get(path);
    for (const { line, what } of source ? judge(source) : []) {
      const by = path === root ? '' : ` (it is part of ${root})`;
      findings.push({ path, line, rule: 'client-code', message: `${what}${by}` });
    }
  }
  return findings;
}
