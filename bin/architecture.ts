import { acts } from '#bin/architecture/acts.ts';
import { clientCode } from '#bin/architecture/client-code.ts';
import { code } from '#bin/architecture/code.ts';
import { projectFiles } from '#bin/architecture/files.ts';
import { names } from '#bin/architecture/names.ts';
import { nounFiles } from '#bin/architecture/noun-files.ts';
import { sizes } from '#bin/architecture/sizes.ts';
import { type Finding, type Project, projectOf } from '#bin/architecture/source.ts';
import { styles } from '#bin/architecture/styles.ts';
import { tables } from '#bin/architecture/tables.ts';
import { text } from '#bin/architecture/text.ts';

const rules = [names, sizes, styles, text, code, nounFiles, tables, clientCode, acts];

/** All that breaks a rule of the project, in the order of files and lines. */
export function lintArchitecture(project: Project): Finding[] {
  const findings = rules.flatMap((rule) => rule(project));
  return findings.sort((a, b) => a.path.localeCompare(b.path) || a.line - b.line);
}

/** One line a finding, as editors can jump to. */
export function formatFinding({ path, line, rule, message, warning }: Finding): string {
  return `${path}:${line}  ${warning ? 'warning ' : ''}[${rule}] ${message}`;
}

if (process.argv[1] === import.meta.filename) {
  const findings = lintArchitecture(projectOf(projectFiles()));
  for (const finding of findings) console.log(formatFinding(finding));
  const errors = findings.filter(({ warning }) => !warning).length;
  console.log(`${errors} to mend, ${findings.length - errors} to look at`);
  process.exitCode = errors > 0 ? 1 : 0;
}
