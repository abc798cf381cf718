import { describe, expect, test } from 'vitest';
import { closingLine, countPlaywright, countVitest, readReport, settle } from '#bin/test/report.ts';

const vitest = (more: object) => ({
  success: true,
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  testResults: [],
  ...more,
});
const playwright = (stats: object, errors: object[] = []) => ({
  errors,
  stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0, ...stats },
});

describe('a report is counted', () => {
  test('tests that held and did not', () => {
    expect(countVitest(vitest({ numFailedTests: 2 }))).toEqual({ passed: 3, failed: 2 });
    expect(countPlaywright(playwright({ unexpected: 1 }))).toEqual({ passed: 2, failed: 1 });
  });

  test('a file that did not load is a failed case', () => {
    const testResults = [{ name: 'a.test.ts', status: 'failed', assertionResults: [] }];
    expect(countVitest(vitest({ testResults })).failed).toBe(1);
  });

  test('what was skipped, or held only at the second try, did not hold', () => {
    expect(countVitest(vitest({ numPendingTests: 1 }))).toEqual({ passed: 3, failed: 1, why: '1 skipped' });
    expect(countPlaywright(playwright({ skipped: 1, flaky: 1 }))).toEqual({ passed: 2, failed: 2, why: '1 not run' });
  });

  test('an error outside the tests is a failed case', () => {
    expect(countPlaywright(playwright({}, [{ message: 'no portal' }])).failed).toBe(1);
  });
});

describe('a part is settled', () => {
  test('a crash, an empty run and a bad end are failures', () => {
    expect(settle(null, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(settle({ passed: 0, failed: 0 }, 0)).toMatchObject({ passed: 0, failed: 1 });
    expect(settle({ passed: 5, failed: 0 }, 1)).toMatchObject({ passed: 5, failed: 1 });
    expect(settle({ passed: 5, failed: 0 }, null)).toMatchObject({ passed: 5, failed: 1 });
  });

  test('a good end and a failure already counted stay as they are', () => {
    expect(settle({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
    expect(settle({ passed: 5, failed: 2 }, 1)).toEqual({ passed: 5, failed: 2 });
  });

  test('a report that is not there is none', async () => {
    expect(await readReport('no/such/report.json', countVitest)).toBeNull();
  });
});

test('the closing line sums the parts', () => {
  expect(
    closingLine([
      { passed: 4, failed: 0 },
      { passed: 10, failed: 1 },
    ]),
  ).toBe('14 passed, 1 failed');
});
