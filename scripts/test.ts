import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatTotals, readTotals, totalsFileVariable } from './test/test-totals.ts';

const help = `Usage: npm test [-- FILTER... OPTIONS...]
       npm run test:slow [-- FILTER... OPTIONS...]

npm test runs the tests of every package once. npm run test:slow runs the tests that take long by nature
(*.slow.test.ts): real processes, full disks, shifted clocks. The last line counts the tests.

The tests need a PostgreSQL: the server at TEST_DATABASE_URL if set, else a container if a container engine is
running, else an embedded PostgreSQL. TEST_DATABASE=container or TEST_DATABASE=embedded selects one of them.

Arguments are passed to vitest:
  npm test -- --project db          tests of one package
  npm test -- place-order           test files whose path contains "place-order"
  npm test -- -t 'last unit'        tests whose name contains "last unit"`;

const slowOption = '--slow';
const args = process.argv.slice(2).filter((arg) => arg !== slowOption);
const slow = process.argv.includes(slowOption);
if (args.includes('--help') || args.includes('-h')) {
  console.log(help);
  process.exit();
}

const folder = mkdtempSync(join(tmpdir(), 'order-store-tests-'));
const totalsFile = join(folder, 'totals.json');
const reporter = fileURLToPath(new URL('test/totals-reporter.ts', import.meta.url));
const vitest = spawn(
  process.execPath,
  [
    fileURLToPath(new URL('vitest.mjs', import.meta.resolve('vitest/package.json'))),
    'run',
    ...args,
    ...(args.some((arg) => arg.startsWith('--reporter')) ? [] : ['--reporter=default']),
    `--reporter=${reporter}`,
  ],
  {
    stdio: 'inherit',
    env: {
      ...process.env,
      [totalsFileVariable]: totalsFile,
      // vitest.config.ts selects the test files by it.
      ...(slow && { TEST_SUITE: 'slow' }),
    },
  },
);
// On a signal vitest stops its database before it exits; this process then prints the totals.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));
const [exitCode] = await once(vitest, 'exit');

const totals = readTotals(totalsFile);
rmSync(folder, { recursive: true, force: true });
if (totals.passed + totals.failed === 0)
  console.log('No tests ran. Files named *.slow.test.ts run with npm run test:slow.');
const failed = exitCode !== 0 || totals.failed > 0 || totals.passed === 0;
process.exitCode = failed ? 1 : 0;
console.log(formatTotals({ ...totals, failed: failed ? Math.max(totals.failed, 1) : 0 }));
