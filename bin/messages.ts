import { join } from 'node:path';
import { projectFiles } from '#bin/architecture/files.ts';
import { type Finding, type Project, projectOf } from '#bin/architecture/source.ts';
import { formatFinding } from '#bin/architecture.ts';
import { catalogueOf, compare, judge, missing } from '#bin/messages/catalogue.ts';
import { index, languagesOf, registry, writeIndex, writeRegistry } from '#bin/messages/registry.ts';
import { usage } from '#bin/messages/usage.ts';

/** All that is wrong with messages/: each language against English, then against what the code asks for. */
export function lintMessages(project: Project): Finding[] {
  const files = project.sources.map(({ path, text }) => [path, text] as const);
  const read = new Map(languagesOf(project).map((locale) => [locale, catalogueOf(files, locale)]));
  const english = read.get('en')?.catalogue ?? new Map();
  const findings = [...read.values()].flatMap((one) => one.findings);
  findings.push(...judge('en', english));
  for (const [locale, { catalogue }] of read) {
    if (locale === 'en') continue;
    findings.push(
      ...judge(locale, catalogue),
      ...compare(locale, catalogue, english),
      ...missing(locale, catalogue, english),
    );
  }
  for (const locale of read.keys()) findings.push(...registry(project, locale));
  return [...findings, ...index(project), ...usage(project.sources, english)];
}

/** `node bin/messages.ts` says what is wrong; `node bin/messages.ts write` writes messages/<language>.ts anew. */
if (process.argv[1] === import.meta.filename) {
  const project = projectOf(projectFiles());
  if (process.argv[2] === 'write') {
    const dir = join(import.meta.dirname, '..');
    for (const locale of languagesOf(project)) writeRegistry(dir, project, locale);
    writeIndex(dir, project);
  } else {
    const findings = lintMessages(project);
    for (const finding of findings) console.log(formatFinding(finding));
    const errors = findings.filter(({ warning }) => !warning).length;
    console.log(`${errors} to mend, ${findings.length - errors} to look at`);
    process.exitCode = errors > 0 ? 1 : 0;
  }
}
