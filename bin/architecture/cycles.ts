import type { Finding, Project } from '#bin/architecture/source.ts';

/** The shortest way from `from` back to itself along imports inside `group`. */
function wayRound(from: string, group: Set<string>, next: Map<string, string[]>): string[] {
  const cameFrom = new Map<string, string>();
  const queue = [from];
  for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
    for (const target of next.get(path) ?? []) {
      if (target === from) {
        const way = [from];
        for (let at: string | undefined = path; at !== undefined && at !== from; at = cameFrom.get(at)) way.unshift(at);
        return [from, ...way];
      }
      if (group.has(target) && !cameFrom.has(target)) {
        cameFrom.set(target, path);
        queue.push(target);
      }
    }
  }
  return [from];
}

/** Groups of files that import each other in a circle (Tarjan). */
function circles(next: Map<string, string[]>): Set<string>[] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const groups: Set<string>[] = [];
  const lower = (path: string, value: number) => low.set(path, Math.min(low.get(path) ?? value, value));
  const visit = (path: string) => {
    const mine = index.size;
    index.set(path, mine);
    low.set(path, mine);
    stack.push(path);
    for (const target of next.get(path) ?? []) {
      if (!index.has(target)) {
        visit(target);
        lower(path, low.get(target) ?? mine);
      } else if (stack.includes(target)) lower(path, index.get(target) ?? mine);
    }
    if (low.get(path) !== mine) return;
    const group = new Set(stack.splice(stack.indexOf(path)));
    if (group.size > 1 || next.get(path)?.includes(path)) groups.push(group);
  };
  for (const path of next.keys()) if (!index.has(path)) visit(path);
  return groups;
}

/** No file imports itself, however long the way round; types count too. */
export function cycles(project: Project): Finding[] {
  const next = new Map(
    project.sources.map((source) => [
      source.path,
      source.imports.flatMap((one) => (one.target && project.byPath.has(one.target) ? [one.target] : [])),
    ]),
  );
  return circles(next).map((group) => {
    const first = [...group].sort()[0] ?? '';
    const way = wayRound(first, group, next);
    const line = project.byPath.get(first)?.imports.find((one) => one.target === way[1])?.line ?? 1;
    const message = `imports run in a circle (${way.join(' → ')}): move what both need into a file below them`;
    return { path: first, line, rule: 'cycles', message };
  });
}
