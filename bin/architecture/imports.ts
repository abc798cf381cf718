import { globSync } from 'node:fs';
import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { importRules } from '#bin/architecture/import-rules.ts';
import type { Finding } from '#bin/architecture/source.ts';

const code = '{app,bin,components,db,e2e,lib,messages}/**/*.{ts,tsx,mjs}';

const isResult = (output: ICruiseResult | string): output is ICruiseResult => typeof output !== 'string';

/**
 * What the imports of a project break: dependency-cruiser follows them, types too, and import-rules.ts says what may not be.
 * A finding is of a file and has no line.
 */
export async function lintImports(dir: string): Promise<{ findings: Finding[]; files: number }> {
  const { output } = await cruise(
    globSync([code, '*.ts'], { cwd: dir }).filter((path) => !path.endsWith('.d.ts')),
    {
      baseDir: dir,
      parser: 'swc',
      tsPreCompilationDeps: true,
      doNotFollow: { path: 'node_modules' },
      validate: true,
      ruleSet: { forbidden: importRules },
    },
    { extensions: ['.js'], exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  );
  if (!isResult(output)) throw new Error('dependency-cruiser gave a text, not its findings');
  const comments = new Map(importRules.map(({ name, comment }) => [name, comment]));
  const findings = output.summary.violations.map(({ from, to, rule, cycle }) => {
    const way = cycle ? [from, ...cycle.map(({ name }) => name)].join(' → ') : to;
    return { path: from, line: 1, rule: `imports ${rule.name}`, message: `${way}: ${comments.get(rule.name) ?? ''}` };
  });
  const ours = output.modules.filter(({ source }) => !source.includes('node_modules/') && source.includes('.'));
  return { findings, files: ours.length };
}

if (process.argv[1] === import.meta.filename) {
  const { findings, files } = await lintImports(join(import.meta.dirname, '../..'));
  for (const { path, rule, message } of findings) console.log(`${path}  [${rule}] ${message}`);
  console.log(`${findings.length} to mend in ${files} files`);
  process.exitCode = findings.length > 0 ? 1 : 0;
}
