import { constants } from 'node:os';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Bench } from './bench-context.ts';
import { readConditions, whyForgetful } from './conditions.ts';
import type { Measurement, Row } from './measurement.ts';
import { measurements } from './measurements/index.ts';
import { OptionsError, readOptions } from './options.ts';
import { secondsToVerify, type Plan } from './plan.ts';
import type { Plot } from './report/plot.ts';
import { createReporter, type Reporter } from './report/reporter.ts';
import { formatTable } from './report/table.ts';
import { writeReadme } from './report/write-readme.ts';
import { byId, compareIds, mergeIntoResults, writeResults } from './report/write-results.ts';
import { openMeasuredServer } from './store/database-server.ts';
import { dropAbandonedStores } from './store/open-store.ts';
import { verifyStore } from './store/verify-store.ts';

export interface Surroundings {
  readonly output: Writable & { isTTY?: boolean };
  /** Measure on this server; without it on an embedded one of the benchmark's own. */
  readonly databaseUrl: string | undefined;
}

/**
 * Measures, prints the table and writes `benchmarks/results/`. Returns the exit code: 1 when something
 * could not be measured or broke an invariant, 2 when the arguments are not understood, more than 128 after a
 * signal, when all that was begun is ended. A figure below its target is a finding, not an error.
 */
export async function bench(
  args: readonly string[],
  { output, databaseUrl }: Surroundings,
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
  const { plan, only, quick, merge, profile } = options;
  if (options.help) {
    report.say(help(rows));
    return 0;
  }
  const chosen = measurements.filter(({ rows: fills, onDemand = false }) =>
    only ? fills.some((row) => only.includes(row)) : !onDemand,
  );
  sayPlan(report, chosen, plan);

  await using server = await openMeasuredServer(databaseUrl, (line) => report.say(line));
  await dropAbandonedStores(server.url);
  const conditions = await readConditions(server.url, plan);
  const forgetful = whyForgetful(conditions);
  if (forgetful !== undefined) {
    report.say(forgetful);
    if (!quick) return 1;
  }
  await using context = new Bench({
    plan,
    report,
    serverUrl: server.url,
    profileFolder: profile ? fileURLToPath(resultsFolder) : undefined,
  });
  const interruption = listenForInterruption();
  const measure = async () => {
    const { failed, ...outcome } = await measureAll(context, chosen, interruption.signal);
    const sound = await verifyStores(context);
    report.say(`\n${formatTable(outcome.rows)}\n`);
    const found = { measuredAt: new Date().toISOString(), conditions, ...outcome };
    // Neither a try of the code nor a run that went wrong replaces figures that mean something.
    const counts = !quick && sound && !failed && (merge || only === undefined);
    const folder = counts ? resultsFolder : quick ? quickResultsFolder : partialResultsFolder;
    const results = merge && counts ? await mergeIntoResults(folder, found) : found;
    await writeResults(folder, results);
    if (counts) await writeReadme(readme, results);
    report.say(`Written: ${fileURLToPath(folder)}`);
    return failed || !sound ? 1 : 0;
  };
  const exitCode = await Promise.race([measure(), interruption.exitCode]);
  if (interruption.signal.aborted) report.say('\nInterrupted: ending what was begun');
  return exitCode;
}

/** At the first signal that would end the process; a second one does. The exit code is the usual one. */
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

function sayPlan(report: Reporter, chosen: readonly Measurement[], plan: Plan): void {
  const seconds = chosen.reduce((sum, { estimate }) => sum + estimate(plan), secondsToVerify(plan));
  report.say(
    `${chosen.length} measurements, rounds of each side: ${plan.rounds}, about ${Math.ceil(seconds / 60)} minutes in all`,
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
      // Nobody waits for it any more, and what it measured with is gone.
      if (interruption.aborted) throw error;
      all.failed = true;
      context.report.say(
        `  NOT MEASURED: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }
  return { ...all, rows: all.rows.toSorted(byId) };
}

async function verifyStores({ stores, report }: Bench): Promise<boolean> {
  report.say('\nChecking the invariants of all that was placed');
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
  return `npm run bench -- [OPTIONS]

Measures the store against what one could use instead, as ratios of two sides that are measured in turn on
this machine, prints a table, and writes it with plots into benchmarks/results/ and into
benchmarks/README.md. It measures on the server that DATABASE_URL names, in databases of its own that it drops
at the end, or on an embedded one.

  --only 1,3    only these rows, into benchmarks/results/partial/. There are
                ${rows.toSorted(compareIds).join(', ')};
                those of 14 take an hour and are measured only when they are asked for
  --merge       put the rows of --only into the results that are there instead
  --rounds N    rounds of each side, of which the median counts (3)
  --quick       little data and short rounds, to try the code: its figures mean little
  --profile     the servers write what their processor was busy with, as .cpuprofile, into benchmarks/results/
  --help        this`;
}
