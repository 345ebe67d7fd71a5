import { writeFileSync } from 'node:fs';
import type { Reporter, TestModule, TestRunEndReason, Vitest } from 'vitest/node';
import { cancelOnSignal } from './cancel-on-signal.ts';
import { totalsFileVariable, type TestTotals } from './test-totals.ts';

/** Counts the tests of all packages in a file for `scripts/test.ts`. */
export default class TotalsReporter implements Reporter {
  onInit(vitest: Vitest): void {
    cancelOnSignal(vitest);
  }

  onTestRunEnd(
    modules: readonly TestModule[],
    unhandledErrors: readonly unknown[],
    reason: TestRunEndReason,
  ): void {
    const counted = modules.map(count);
    const totals: TestTotals = {
      passed: sum(counted.map(({ passed }) => passed)),
      failed:
        sum(counted.map(({ failed }) => failed)) +
        unhandledErrors.length +
        (reason === 'interrupted' ? 1 : 0),
      skipped: sum(counted.map(({ skipped }) => skipped)),
    };
    const file = process.env[totalsFileVariable];
    if (file !== undefined) writeFileSync(file, JSON.stringify(totals));
  }
}

/** A file that can't be loaded and a suite with a failing hook count as one failed test each. */
function count(module: TestModule): TestTotals {
  const states = Array.from(module.children.allTests(), (test) => test.result().state);
  const suites = [module, ...module.children.allSuites()];
  return {
    passed: states.filter((state) => state === 'passed').length,
    failed:
      states.filter((state) => state === 'failed').length +
      suites.filter((suite) => suite.errors().length > 0).length,
    skipped: states.filter((state) => state === 'skipped' || state === 'pending').length,
  };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
