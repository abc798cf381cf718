import { readFile } from 'node:fs/promises';
import { z } from 'zod';

/** What a part of the tests came to: cases that held, and cases that did not, a crash being one. */
export type Count = { passed: number; failed: number; why?: string };

const vitestReport = z.object({
  success: z.boolean(),
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number().default(0),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

const playwrightReport = z.object({
  errors: z.array(z.object({ message: z.string().optional() })),
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
});

/** Counts a vitest JSON report. A file that failed to load is a failed case, and so is a test that was skipped. */
export function countVitest(json: unknown): Count {
  const report = vitestReport.parse(json);
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.every((one) => one.status !== 'failed'),
  ).length;
  const skipped = report.numPendingTests + report.numTodoTests;
  const failed = report.numFailedTests + unloaded + skipped;
  return { passed: report.numPassedTests, failed, ...(skipped > 0 ? { why: `${skipped} skipped` } : {}) };
}

/** Counts a Playwright JSON report. A flaky or skipped journey has not held; an error outside them is a failed case. */
export function countPlaywright(json: unknown): Count {
  const { errors, stats } = playwrightReport.parse(json);
  const failed = stats.unexpected + stats.flaky + stats.skipped + errors.length;
  return { passed: stats.expected, failed, ...(stats.skipped > 0 ? { why: `${stats.skipped} not run` } : {}) };
}

/** Makes one count of a report and how its runner ended: no report, no cases, or a bad end without a failed case is a failure. */
export function settle(count: Count | null, exitCode: number | null): Count {
  if (!count)
    return { passed: 0, failed: 1, why: `it ${exitCode === null ? 'was ended' : 'crashed'} before it could report` };
  if (count.passed + count.failed === 0) return { passed: 0, failed: 1, why: 'it ran nothing' };
  if (exitCode !== 0 && count.failed === 0) {
    return { passed: count.passed, failed: 1, why: exitCode === null ? 'it was ended' : `it ended with ${exitCode}` };
  }
  return count;
}

/** Reads a report that a runner wrote; null when it wrote none, or not a whole one. */
export async function readReport(path: string, countOf: (json: unknown) => Count): Promise<Count | null> {
  try {
    return countOf(JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

/** The line that closes a run, alone on it. */
export function closingLine(counts: readonly Count[]): string {
  const sum = (of: 'passed' | 'failed') => counts.reduce((total, count) => total + count[of], 0);
  return `${sum('passed')} passed, ${sum('failed')} failed`;
}
