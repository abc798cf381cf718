import { classesOfSheet, ownClassesOf, styled, utilitiesOf } from '#bin/architecture/class-names.ts';
import { type Finding, lineAt, type Project } from '#bin/architecture/source.ts';

/** Utilities are what styles; own CSS is for type faces, base elements, print, and what comes without classes. */
const mostLines = 400;
/** Sides by their names on paper: an Arabic page would have them the wrong way round. */
const physical =
  /^tw:(?:.*:)?-?(?:(?:m|p|scroll-m|scroll-p)[lr]-|(?:left|right)-|(?:border|rounded)-(?:l|r|tl|tr|bl|br)(?:-|$)|(?:text|float|clear)-(?:left|right)$)/;

/** What may be styled, and how: utilities by their prefix, logical sides, and little CSS of our own. */
export function styles(project: Project): Finding[] {
  const sheets = project.sources.filter(({ path }) => path.endsWith('.css'));
  const lines = sheets.reduce((sum, sheet) => sum + sheet.lines, 0);
  const [longest] = sheets.toSorted((a, b) => b.lines - a.lines);
  const known = new Set(sheets.flatMap(({ text }) => [...classesOfSheet(text)]));
  const findings: Finding[] = [];
  if (longest && lines > mostLines) {
    const message = `at most ${mostLines} lines of our own CSS in all (${lines} now): write utilities in the component`;
    findings.push({ path: longest.path, line: 1, rule: 'styles', message });
  }
  for (const source of project.sources) {
    if (!styled.test(source.path)) continue;
    const say = (at: number, message: string) =>
      findings.push({ path: source.path, line: lineAt(source, at), rule: 'styles', message });
    for (const { name, at } of ownClassesOf(source))
      if (!known.has(name)) say(at, `.${name} is a class of no style sheet: write utilities, tw:…`);
    for (const { name, at } of utilitiesOf(source))
      if (physical.test(name))
        say(at, `${name} names a side of the paper: take start or end (ms-, pe-, start-, text-end)`);
  }
  return findings;
}
