import { constants } from 'node:os';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Bench } from './bench-context.ts';
import { printBudget } from './budget/budget.ts';
import { compareCommits } from './compare-commits.ts';
import { durabilityError, readConditions } from './conditions.ts';
import type { Measurement, Row } from './measurement.ts';
import { measurements } from './measurements/index.ts';
import { OptionsError, readOptions, type Options } from './options.ts';
import { secondsToVerify, type Plan } from './plan.ts';
import { changesBetween, formatChanges } from './report/changes.ts';
import type { Plot } from './report/plot.ts';
import { createReporter, type Reporter } from './report/reporter.ts';
import { formatTable } from './report/table.ts';
import { writeReadme } from './report/write-readme.ts';
import {
  byId,
  compareIds,
  mergeResults,
  readResults,
  writeResults,
  type Results,
} from './report/write-results.ts';
import { openBenchmarkServer } from './store/open-server.ts';
import { dropAbandonedStores } from './store/open-store.ts';
import { verifyStore } from './store/verify-store.ts';

export interface Environment {
  readonly output: Writable & { isTTY?: boolean };
  /** The server to measure on. Without it, the benchmark starts an embedded one. */
  readonly databaseUrl: string | undefined;
}

/**
 * Runs the measurements, prints the table and writes `benchmarks/results/`. Returns the exit code: 1 if a
 * measurement failed or an invariant is violated, 2 for invalid arguments, 128 + n after signal n. A missed target
 * is not an error.
 */
export async function bench(
  args: readonly string[],
  { output, databaseUrl }: Environment,
): Promise<number> {
  const report = createReporter(output);
  const rows = measurements.flatMap((measurement) => measurement.rows);
  let options;
  try {
    options = readOptions(args, rows);
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    report.say(`${error.message}\n\n${help(rows)}`);
    return 2;
  }
  const { plan, only, quick, profile } = options;
  if (options.help) {
    report.say(help(rows));
    return 0;
  }
  if (options.compare !== undefined) return printComparison(options.compare, options, report);
  const chosen = measurements.filter(({ rows: filled, onDemand }) =>
    only === undefined ? options.all || !onDemand : filled.some((row) => only.includes(row)),
  );
  if (!options.budget) printPlan(report, chosen, plan);

  await using server = await openBenchmarkServer(databaseUrl, (line) => report.say(line));
  await dropAbandonedStores(server.url);
  const conditions = await readConditions(server.url, plan);
  const notDurable = durabilityError(conditions);
  if (notDurable !== undefined) {
    report.say(notDurable);
    if (!quick) return 1;
  }
  await using context = new Bench({
    plan,
    report,
    serverUrl: server.url,
    flushMilliseconds: conditions.flushMilliseconds,
    profileFolder: profile ? fileURLToPath(resultsFolder) : undefined,
  });
  const interruption = listenForInterruption();
  const measure = async () => {
    if (options.budget) {
      await printBudget(context);
      return 0;
    }
    const { failed, ...outcome } = await measureAll(context, chosen, interruption.signal);
    const valid = await verifyStores(context);
    report.say(`\n${formatTable(outcome.rows)}\n`);
    const measured = { measuredAt: new Date().toISOString(), conditions, ...outcome };
    await keepResults(measured, options, valid && !failed, report);
    return failed || !valid ? 1 : 0;
  };
  const exitCode = await Promise.race([measure(), interruption.exitCode]);
  if (interruption.signal.aborted) report.say('\nInterrupted: stopping');
  return exitCode;
}

/** Prints what differs from the published results, and replaces them unless the run is quick, partial or failed. */
async function keepResults(
  measured: Results,
  { quick, merge, only }: Options,
  succeeded: boolean,
  report: Reporter,
): Promise<void> {
  const published = await readResults(resultsFolder);
  if (published !== undefined && !quick) {
    report.say(`Compared with the published results of ${published.measuredAt.slice(0, 10)}:`);
    report.say(`\n${formatChanges(changesBetween(published.rows, measured.rows))}\n`);
  }
  const publishes = !quick && succeeded && (merge || only === undefined);
  const folder = publishes ? resultsFolder : quick ? quickResultsFolder : partialResultsFolder;
  const results = publishes ? mergeResults(published, measured) : measured;
  await writeResults(folder, results);
  if (publishes) await writeReadme(readme, results);
  report.say(`Written: ${fileURLToPath(folder)}`);
}

/** Prints what changed since a commit. */
async function printComparison(
  commit: string,
  { only, plan, quick }: Options,
  report: Reporter,
): Promise<number> {
  const rows = only ?? comparedRows;
  report.say(`Comparing rows ${rows.join(', ')} with ${commit}, ${plan.rounds} rounds per side`);
  const interruption = listenForInterruption();
  const comparison = { commit, rows, rounds: plan.rounds, quick };
  const compare = async () => {
    const changes = await compareCommits(comparison, report, interruption.signal);
    report.say(`\n${formatChanges(changes)}`);
    return 0;
  };
  return Promise.race([compare(), interruption.exitCode]);
}

/** Orders of random products, of one product and by a single caller, and reads. */
const comparedRows = ['1', '3', '5', '7'];

/** Handles the first terminating signal. A second one ends the process immediately. */
function listenForInterruption(): { signal: AbortSignal; exitCode: Promise<number> } {
  const controller = new AbortController();
  const { promise: exitCode, resolve } = Promise.withResolvers<number>();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      controller.abort();
      resolve(128 + constants.signals[signal]);
    });
  }
  return { signal: controller.signal, exitCode };
}

const readme = new URL('../README.md', import.meta.url);
const resultsFolder = new URL('../results/', import.meta.url);
const quickResultsFolder = new URL('quick/', resultsFolder);
const partialResultsFolder = new URL('partial/', resultsFolder);

function printPlan(report: Reporter, chosen: readonly Measurement[], plan: Plan): void {
  const seconds = chosen.reduce((sum, { estimate }) => sum + estimate(plan), secondsToVerify(plan));
  report.say(
    `${chosen.length} measurements, ${plan.rounds} rounds per side, about ${Math.ceil(seconds / 60)} minutes`,
  );
}

async function measureAll(
  context: Bench,
  chosen: readonly Measurement[],
  interruption: AbortSignal,
): Promise<{ rows: Row[]; plots: Plot[]; failed: boolean }> {
  const all = { rows: new Array<Row>(), plots: new Array<Plot>(), failed: false };
  for (const { rows, title, run } of chosen) {
    context.report.say(`\n${rows.join(', ')}  ${title}`);
    try {
      const outcome = await run(context);
      all.rows.push(...outcome.rows);
      all.plots.push(...(outcome.plots ?? []));
    } catch (error) {
      // After an interruption its servers are gone.
      if (interruption.aborted) throw error;
      all.failed = true;
      context.report.say(`  FAILED: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return { ...all, rows: all.rows.toSorted(byId) };
}

async function verifyStores({ stores, report }: Bench): Promise<boolean> {
  report.say('\nChecking the invariants');
  for (const store of stores) {
    try {
      await verifyStore(store);
    } catch (error) {
      report.say(`  ${error instanceof Error ? error.message : String(error)}`);
      return false;
    }
  }
  return true;
}

function help(rows: readonly string[]): string {
  const onDemandRows = measurements
    .flatMap((measurement) => (measurement.onDemand ? measurement.rows : []))
    .toSorted(compareIds);
  return `npm run bench -- [OPTIONS]

Compares the store with its alternatives on this machine, prints a table, and writes it with plots to
benchmarks/results/ and benchmarks/README.md. Each figure is the ratio of two sides that are measured interleaved.
The benchmark creates its databases on the server of DATABASE_URL, or on an embedded one, and drops them at the end.

  --only 1,3    measure only these rows, into benchmarks/results/partial/
                (${rows.toSorted(compareIds).join(', ')})
  --all         also measure what takes minutes each (${onDemandRows.join(', ')})
  --compare C   measure in a checkout of the commit C and in this one, interleaved, and print what changed
                (rows ${comparedRows.join(', ')}, or those of --only)
  --budget      print the CPU time of a call in each part of the system (on Linux), from CPU profiles in
                benchmarks/results/partial/budget/
  --merge       with --only: replace these rows in benchmarks/results/
  --rounds N    rounds per side (default 3); the table shows the median
  --quick       small data and short rounds, to test the benchmark; the figures are not meaningful
  --profile     write the servers' CPU profiles (.cpuprofile) to benchmarks/results/
  --help        show this help`;
}
