import { execFile, spawn } from 'node:child_process';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { medianOf, type Row } from './measurement.ts';
import type { Change } from './report/changes.ts';
import type { Reporter } from './report/reporter.ts';
import { readResults } from './report/write-results.ts';

interface Comparison {
  /** What git resolves: a hash, a branch, `HEAD~3`. */
  readonly commit: string;
  readonly rows: readonly string[];
  readonly rounds: number;
  readonly quick: boolean;
}

/**
 * Measures the rows in a checkout of a commit and in this one, interleaved: each round is a separate run of that
 * checkout's benchmark. Compares the first side of each row (orders per second, milliseconds), because the alternatives
 * are the same in both. Rows that only one checkout has are left out.
 * @throws {Error} if the commit does not exist or a run fails.
 */
export async function compareCommits(
  { commit, rows, rounds, quick }: Comparison,
  report: Reporter,
  signal: AbortSignal,
): Promise<Change[]> {
  await using before = await checkOut(commit);
  const sides = [
    { name: commit, folder: before.folder, rounds: new Array<readonly Row[]>() },
    { name: 'this checkout', folder: root, rounds: new Array<readonly Row[]>() },
  ] as const;
  const args = ['--only', rows.join(','), '--rounds', '1', ...(quick ? ['--quick'] : [])];
  for (let round = 1; round <= rounds; round++) {
    for (const side of sides) {
      const measured = await runBenchmark(side.folder, args, signal);
      side.rounds.push(measured);
      for (const {
        id,
        sides: [first],
      } of measured) {
        if (first)
          report.say(
            `  round ${round}  ${side.name}  ${id}: ${first.median.toFixed(1)} ${first.unit}`,
          );
      }
    }
  }
  const [first, second] = sides;
  return changesOf(first.rounds, second.rounds);
}

const root = fileURLToPath(new URL('../../', import.meta.url));
const run = promisify(execFile);

/** A worktree of the commit, which is removed at the end. */
async function checkOut(commit: string): Promise<AsyncDisposable & { readonly folder: string }> {
  const folder = join(
    await realpath(await mkdtemp(join(tmpdir(), 'order-store-bench-'))),
    'commit',
  );
  await run('git', ['worktree', 'add', '--detach', folder, commit], { cwd: root });
  return {
    folder,
    async [Symbol.asyncDispose]() {
      await run('git', ['worktree', 'remove', '--force', folder], { cwd: root });
      await rm(join(folder, '..'), { recursive: true, force: true });
    },
  };
}

/** Runs a checkout's benchmark, which installs its dependencies first, and reads what it has measured. */
async function runBenchmark(
  folder: string,
  args: readonly string[],
  signal: AbortSignal,
): Promise<readonly Row[]> {
  const command = ['scripts/toolchain.mjs', 'node', 'scripts/bench.ts', ...args];
  const child = spawn(process.execPath, command, {
    cwd: folder,
    signal,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const output: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.once('error', reject).once('close', resolve);
  if ((await promise) !== 0)
    throw new Error(`The benchmark in ${folder} failed:\n${output.join('')}`);
  const kind = args.includes('--quick') ? 'quick' : 'partial';
  const results = await readResults(
    pathToFileURL(join(folder, 'benchmarks', 'results', kind, '/')),
  );
  if (results === undefined) throw new Error(`The benchmark in ${folder} wrote no results`);
  return results.rows;
}

function changesOf(
  before: readonly (readonly Row[])[],
  after: readonly (readonly Row[])[],
): Change[] {
  return (after[0] ?? []).flatMap(({ id, what, target, sides: [first] }) => {
    const [from, to] = [roundsOf(before, id), roundsOf(after, id)];
    if (first === undefined || from.length === 0) return [];
    return [
      {
        id,
        what: `${what}: ${first.name}`,
        unit: first.unit,
        target,
        before: { figure: medianOf(from), rounds: from },
        after: { figure: medianOf(to), rounds: to },
      },
    ];
  });
}

/** The first side's value in each run that has the row. */
function roundsOf(runs: readonly (readonly Row[])[], id: string): number[] {
  return runs.flatMap((rows) => rows.find((row) => row.id === id)?.sides[0]?.median ?? []);
}
