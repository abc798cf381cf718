import { type Finding, lineAt, type Project, type Source } from '#bin/architecture/source.ts';

const isRoute = (path: string) => /^app\/\(portal\)\/.*\/route\.tsx$/.test(path);
/** Pages that are finished HTML: the public side, and the portal's rooms without an act. */
const isFinished = (path: string) => path.startsWith('app/(public)/') || isRoute(path);
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

const act = 'components/ui/act-form.tsx';
const room = 'components/layout/portal-page.tsx';

/** A room of the portal that is a page of the framework, though no act is done in it. */
function isIdle(project: Project, { path }: Source): boolean {
  if (!/^app\/\(portal\)\/.*\/page\.tsx$/.test(path)) return false;
  const files = reached(project, (one) => one === path);
  return files.has(room) && !files.has(act);
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
      const what = `no 'use client' here: the page is finished HTML; give an act's page its own leaf, and this one plain HTML`;
      found.push({ line: lineAt(source, node.start), what });
    }
  }
  return found;
}

/** Finished pages ship no framework script: neither the public side and the portal's routes nor anything they are made of. */
export function finishedPages(project: Project): Finding[] {
  const findings: Finding[] = [];
  for (const source of project.sources) {
    const { path } = source;
    const add = (message: string) => findings.push({ path, line: 1, rule: 'finished', message });
    if (isRoute(path) && !/^export const GET = finished[<(]/m.test(source.text))
      add('a route.tsx of the portal answers with a finished page: export const GET = finished(…)');
    if (isIdle(project, source))
      add('no act is done in this room: answer with a finished page, export const GET = finished(…) in route.tsx');
    if (path.startsWith('app/(public)/') && /\/loading\.tsx$/.test(path))
      add('no loading.tsx under app/(public): a held page is finished HTML; await the data in the page');
  }
  for (const [path, root] of reached(project, isFinished)) {
    const source = project.byPath.get(path);
    for (const { line, what } of source ? judge(source) : []) {
      const by = path === root ? '' : ` (it is part of ${root})`;
      findings.push({ path, line, rule: 'finished', message: `${what}${by}` });
    }
  }
  return findings;
}
