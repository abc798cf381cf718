import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { check } from '#bin/check.ts';
import { buildIfStale } from '#bin/start/build.ts';
import { ensureChromium } from '#bin/test/browser.ts';
import { ensureClamd } from '#bin/test/clamd.ts';
import { runToEnd } from '#bin/test/part.ts';
import { type Count, closingLine, countPlaywright, countVitest, readReport, settle } from '#bin/test/report.ts';
import { ensureXmllint } from '#bin/test/xmllint.ts';
import { endWithParent } from '#lib/ground/process-guard.ts';

const projectDir = join(import.meta.dirname, '..');
const modules = join(projectDir, 'node_modules');
const reports = await mkdtemp(join(tmpdir(), 'portal-reports-'));

async function checks(): Promise<Count> {
  const parts = await check((line) => console.log(line));
  const passed = parts.filter(({ ok }) => ok).length;
  return settle({ passed, failed: parts.length - passed }, passed === parts.length ? 0 : 1);
}

function vitest(project: 'unit' | 'database', seconds: number): () => Promise<Count> {
  return async () => {
    if (project === 'database') ensureClamd((line) => console.log(line));
    else ensureXmllint((line) => console.log(line));
    const report = join(reports, `${project}.json`);
    const args = ['run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    const code = await runToEnd({ file: join(modules, 'vitest/vitest.mjs'), args, seconds }, projectDir);
    return settle(await readReport(report, countVitest), code);
  };
}

/** Builds the pages for the journeys while other tests wait for PostgreSQL. One that fails is told by the portal that the journeys start. */
function buildBeside(): Promise<void> {
  return buildIfStale(join(reports, 'build.log'), (line) => console.log(line), stopping.signal).catch(() => {});
}

async function journeys(): Promise<Count> {
  await building;
  ensureChromium((line) => console.log(line));
  const report = join(reports, 'journeys.json');
  const args = ['test', '--reporter=list,json'];
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report, PLAYWRIGHT_FORCE_TTY: '0' };
  const file = join(modules, '@playwright/test/cli.js');
  const code = await runToEnd({ file, args, env, seconds: 2700 }, projectDir);
  return settle(await readReport(report, countPlaywright), code);
}

const parts: [name: string, run: () => Promise<Count>][] = [
  ['architecture, lint, types and messages', checks],
  ['unit and property tests', vitest('unit', 900)],
  ['tests on a real PostgreSQL', vitest('database', 1800)],
  ['journeys in a real Chromium', journeys],
];

endWithParent(() => process.kill(process.pid, 'SIGTERM'));
const stopping = new AbortController();
let stopped = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    stopped = true;
    stopping.abort();
  });
let building: Promise<void> | undefined;

const counts: Count[] = [];
const lines: string[] = [];
for (const [i, [name, run]] of parts.entries()) {
  if (stopped) break;
  console.log(`\n── ${i + 1} of ${parts.length}: ${name}`);
  const began = performance.now();
  if (i === 2) building = buildBeside(); // after the types, which a build writes some of
  const count = await run().catch(
    (error): Count => ({ passed: 0, failed: 1, why: error instanceof Error ? error.message : String(error) }),
  );
  const seconds = ((performance.now() - began) / 1000).toFixed(0);
  counts.push(count);
  const why = count.why ? ` (${count.why})` : '';
  lines.push(
    `${count.failed > 0 ? '✗' : '✓'} ${name}: ${count.passed} held, ${count.failed} did not${why}, ${seconds} s`,
  );
}
if (stopped) counts.push({ passed: 0, failed: 1 });
await rm(reports, { recursive: true, force: true });
console.log(`\n${lines.join('\n')}${stopped ? '\n✗ stopped before the end' : ''}\n`);
console.log(closingLine(counts));
process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0;
