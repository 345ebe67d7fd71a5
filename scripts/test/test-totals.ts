import { readFileSync } from 'node:fs';

/** Environment variable with the path of the reporter's output. */
export const totalsFileVariable = 'ORDER_STORE_TEST_TOTALS';

/** Number of tests of a run by result, over all packages. */
export interface TestTotals {
  readonly passed: number;
  /** Includes files that do not load, hooks and unhandled errors. */
  readonly failed: number;
  /** Includes todo tests. */
  readonly skipped: number;
}

/** The last line of a test run. */
export function formatTotals({ passed, failed, skipped }: TestTotals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Reads the reporter's output; all zero if it wrote none. */
export function readTotals(file: string): TestTotals {
  try {
    const { passed, failed, skipped }: TestTotals = JSON.parse(readFileSync(file, 'utf8'));
    return { passed, failed, skipped };
  } catch {
    return { passed: 0, failed: 0, skipped: 0 };
  }
}
