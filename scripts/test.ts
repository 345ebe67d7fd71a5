import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { formatTotals, readTotals, totalsFileVariable } from './test/test-totals.ts';

const help = `npm test [-- FILTER… OPTIONS…]

Runs the tests of every package once, against a real PostgreSQL: the one that TEST_DATABASE_URL names, else a
container where a container engine runs, else an embedded one (TEST_DATABASE=container or embedded insists).
The last line is the count over all packages. Arguments go to vitest:

  npm test -- --project db          one package
  npm test -- place-order           files with this in their path
  npm test -- -t 'last unit'        tests with this in their name`;

const args = process.argv.slice(2);
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
  { stdio: 'inherit', env: { ...process.env, [totalsFileVariable]: totalsFile } },
);
// Vitest takes its database down before it ends, and this process counts after it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vitest.kill(signal));
const [exitCode] = await once(vitest, 'exit');

const totals = readTotals(totalsFile);
rmSync(folder, { recursive: true, force: true });
if (totals.passed + totals.failed === 0) console.log('No test ran.');
const failed = exitCode !== 0 || totals.failed > 0 || totals.passed === 0;
process.exitCode = failed ? 1 : 0;
console.log(formatTotals({ ...totals, failed: failed ? Math.max(totals.failed, 1) : 0 }));
