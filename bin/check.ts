import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFiles } from '#bin/architecture/files.ts';
import { lintImports } from '#bin/architecture/imports.ts';
import { type Finding, projectOf } from '#bin/architecture/source.ts';
import { formatFinding, lintArchitecture } from '#bin/architecture.ts';
import { lintMessages } from '#bin/messages.ts';

/** One part of the check: whether it holds, in a few words and, where it does not, all it said. */
export type CheckPart = { name: string; ok: boolean; summary: string; output: string; seconds: number };

type Verdict = Omit<CheckPart, 'name' | 'seconds'>;

const projectDir = join(import.meta.dirname, '..');
const modules = join(projectDir, 'node_modules');

/** Runs one of the project's tools to its end; gives its exit code and everything it printed. */
function run(file: string, args: string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(modules, file), ...args], {
      cwd: projectDir,
      env: { ...process.env, NEXT_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk));
    child.stderr.on('data', (chunk: Buffer) => (output += chunk));
    child.on('error', (error) => resolve({ code: 1, output: `${output}${error.message}\n` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

async function style(): Promise<Verdict> {
  const args = ['check', '--error-on-warnings', '--reporter=concise', '--max-diagnostics=200', '.'];
  const { code, output } = await run('@biomejs/biome/bin/biome', args);
  const files = /Checked (\d+) files/.exec(output)?.[1];
  return {
    ok: code === 0,
    summary: code === 0 ? `${files ?? 'all'} files` : 'see above; npx biome check --write .',
    output,
  };
}

/** Next's own types come first: they are made from the routes and are not kept. What `next dev` left is not looked at. */
async function types(): Promise<Verdict> {
  const routes = await run('next/dist/bin/next', ['typegen']);
  if (routes.code !== 0) return { ok: false, summary: 'next typegen failed', output: routes.output };
  const config = join(projectDir, '.tmp', 'tsconfig.check.json');
  mkdirSync(join(projectDir, '.tmp'), { recursive: true });
  const include = ['next-env.d.ts', '.next/types/**/*.ts', '**/*.ts', '**/*.tsx', '**/*.mjs', 'public/**/*.js'];
  const settings = {
    extends: '../tsconfig.json',
    compilerOptions: { incremental: true, tsBuildInfoFile: './check.tsbuildinfo' },
    include: include.map((pattern) => `../${pattern}`),
    exclude: ['../node_modules', '../.data', '../.tmp'],
  };
  writeFileSync(config, JSON.stringify(settings));
  const { code, output } = await run('typescript/bin/tsc', ['--noEmit', '--pretty', 'false', '-p', config]);
  const faults = output.match(/error TS\d+/g)?.length ?? 0;
  return { ok: code === 0, summary: code === 0 ? 'all hold' : `${faults} to mend`, output };
}

function verdict(findings: Finding[], holds: string): Verdict {
  const errors = findings.filter(({ warning }) => !warning).length;
  const warnings = findings.length - errors;
  const aside = warnings > 0 ? `, ${warnings} to look at` : '';
  const output = findings.map((finding) => `${formatFinding(finding)}\n`).join('');
  return { ok: errors === 0, summary: `${errors > 0 ? `${errors} to mend` : holds}${aside}`, output };
}

/** Layers, the order inside lib and circles, as dependency-cruiser sees them. */
async function imports(): Promise<Verdict> {
  const { findings, files } = await lintImports(projectDir);
  return verdict(findings, `${files} files`);
}

/** Runs every part, two at a time at most being processes, and says each as it ends. */
export async function check(say: (line: string) => void): Promise<CheckPart[]> {
  const project = projectOf(projectFiles());
  const languages = project.sources.filter(({ path }) => /^messages\/en\/.+\.json$/.test(path)).length;
  const parts: [name: string, work: () => Promise<Verdict> | Verdict][] = [
    ['style and lint', style],
    ['types', types],
    ['architecture', () => verdict(lintArchitecture(project), `${project.sources.length} files`)],
    ['imports', imports],
    ['messages', () => verdict(lintMessages(project), `${languages} namespaces in both languages`)],
  ];
  return Promise.all(
    parts.map(async ([name, work]) => {
      const began = performance.now();
      const found = await work();
      const part = { name, seconds: (performance.now() - began) / 1000, ...found };
      if (part.output && !(part.ok && name === 'style and lint')) say(part.output.trimEnd());
      say(`${part.ok ? '✓' : '✗'} ${name}: ${part.summary} (${part.seconds.toFixed(1)} s)`);
      return part;
    }),
  );
}

if (process.argv[1] === import.meta.filename) {
  const parts = await check((line) => console.log(line));
  const failed = parts.filter(({ ok }) => !ok);
  console.log(failed.length > 0 ? `\n${failed.map(({ name }) => name).join(', ')}: to mend` : '\nAll holds.');
  process.exitCode = failed.length > 0 ? 1 : 0;
}
