import { type Finding, isTest, type Project } from '#bin/architecture/source.ts';

const rooms = /^lib\/(.+)\/(commands|load|demo)\.ts$/;

/** app reads and renders: writes reach it as actions only, and its pages stay short. */
export function appRooms(project: Project): Finding[] {
  const findings: Finding[] = [];
  for (const source of project.sources) {
    if (!source.path.startsWith('app/') || isTest(source.path)) continue;
    const add = (line: number, message: string) => findings.push({ path: source.path, line, rule: 'app', message });
    for (const one of source.imports) {
      const room = one.target && rooms.exec(one.target);
      if (room) add(one.line, `app may not import ${one.specifier}: use the action in lib/${room[1]}/actions.ts`);
      if (/^(postgres|drizzle-orm)(\/|$)/.test(one.specifier)) {
        add(one.line, `app may not import ${one.specifier}: write the query in lib/<noun>/queries.ts`);
      }
    }
    if (/\/(page|route)\.tsx$/.test(source.path) && source.lines > 40) {
      add(
        1,
        `a page is actor, query, view in at most 40 lines (${source.lines} now): move markup into components/<noun>/`,
      );
    }
  }
  return findings;
}
