import { readFileSync } from 'node:fs';

/** The environment variable that says where the reporter writes its totals. */
export const totalsFileVariable = 'ORDER_STORE_TEST_TOTALS';

/** How many tests of a run, over all packages, ended how. */
export interface TestTotals {
  readonly passed: number;
  /** Tests, and what else failed: files that do not load, hooks, errors that nobody caught. */
  readonly failed: number;
  /** With those that are yet to be written. */
  readonly skipped: number;
}

/** The last line of a run of the tests. */
export function formatTotals({ passed, failed, skipped }: TestTotals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** What the reporter wrote; all zero if the run ended before it could. */
export function readTotals(file: string): TestTotals {
  try {
    const { passed, failed, skipped }: TestTotals = JSON.parse(readFileSync(file, 'utf8'));
    return { passed, failed, skipped };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
