import type { Finding, Project } from '#bin/architecture/source.ts';

const smell = 200;
const most = 300;
const page = 40;

/** Files stay short enough to be read at one sitting. */
export function sizes(project: Project): Finding[] {
  return project.sources.flatMap(({ path, program, lines }) => {
    const add = (message: string, warning = false) => [{ path, line: lines, rule: 'sizes', message, warning }];
    if (program && lines > most)
      return add(`${lines} lines, ${most} at most: split it by sub-noun or by what changes together`);
    if (program && lines > smell)
      return add(`${lines} lines: over ${smell} is a smell; look for the second thing it does`, true);
    if (/^docs\/decisions\/.+\.md$/.test(path) && lines > 60) {
      return add(`a decision is context, decision, consequence in at most 60 lines (${lines} now)`);
    }
    if (/^app\/.*\/(page|route)\.tsx$/.test(path) && lines > page) {
      return add(
        `a page is actor, query, view in at most ${page} lines (${lines} now): move markup into components/<noun>/`,
      );
    }
    return [];
  });
}
