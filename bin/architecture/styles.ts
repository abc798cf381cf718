import { type Finding, lineAt, type Project } from '#bin/architecture/source.ts';

/** All style sheets are one on the page: a class that two of them begin a rule with is two things that meet by chance. */
export function styles(project: Project): Finding[] {
  const home = new Map<string, string>();
  const findings: Finding[] = [];
  for (const source of project.sources) {
    if (!/^(app|components)\/.+\.css$/.test(source.path)) continue;
    for (const { 1: name = '', index } of source.text.matchAll(/^\.([a-z][\w-]*)(?=,| \{)/gm)) {
      const first = home.get(name) ?? source.path;
      home.set(name, first);
      if (first === source.path) continue;
      const message = `.${name} is a class of ${first} already: name this one otherwise`;
      findings.push({ path: source.path, line: lineAt(source, index), rule: 'styles', message });
    }
  }
  return findings;
}
