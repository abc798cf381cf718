import { join } from 'node:path';
import { projectFiles } from '#bin/architecture/files.ts';
import { type Finding, type Project, projectOf } from '#bin/architecture/source.ts';
import { formatFinding } from '#bin/architecture.ts';
import { catalogueOf, compare } from '#bin/messages/catalogue.ts';
import { registry, writeRegistry } from '#bin/messages/registry.ts';
import { usage } from '#bin/messages/usage.ts';
import { locales } from '#db/vocabulary.ts';

/** All that is wrong with messages/: each language against English, then against what the code asks for. */
export function lintMessages(project: Project): Finding[] {
  const files = project.sources.map(({ path, text }) => [path, text] as const);
  const read = new Map(locales.map((locale) => [locale, catalogueOf(files, locale)]));
  const english = read.get('en')?.catalogue ?? new Map();
  const findings = [...read.values()].flatMap((one) => one.findings);
  for (const [locale, { catalogue }] of read) {
    if (locale === 'en') continue;
    findings.push(...compare(locale, catalogue, 'en', english));
    // The second way round only for what the first cannot see: keys and files that this language lacks.
    findings.push(...compare('en', english, locale, catalogue).filter(({ message }) => !/ here and /.test(message)));
  }
  for (const locale of locales) findings.push(...registry(project, locale));
  return [...findings, ...usage(project.sources, english)];
}

/** `node bin/messages.ts` says what is wrong; `node bin/messages.ts write` writes messages/<language>.ts anew. */
if (process.argv[1] === import.meta.filename) {
  const project = projectOf(projectFiles());
  if (process.argv[2] === 'write') {
    for (const locale of locales) writeRegistry(join(import.meta.dirname, '..'), project, locale);
  } else {
    const findings = lintMessages(project);
    for (const finding of findings) console.log(formatFinding(finding));
    const errors = findings.filter(({ warning }) => !warning).length;
    console.log(`${errors} to mend, ${findings.length - errors} to look at`);
    process.exitCode = errors > 0 ? 1 : 0;
  }
}
