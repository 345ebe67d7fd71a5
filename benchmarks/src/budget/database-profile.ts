import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Pool } from 'pg';

/** What PostgreSQL's connections spend time on, in the order of the table. */
export const databaseParts = [
  'parse and plan',
  'execution: look up and lock rows',
  'execution: write rows',
  'execution: other',
  'index entries',
  'foreign keys',
  'WAL',
  'rest of COMMIT',
  'protocol and rest',
] as const;

export type DatabasePart = (typeof databaseParts)[number];

/**
 * Runs load and returns the share of each part in the samples of `perf record`. Undefined without `perf`, the rights to
 * use it, or the symbols of PostgreSQL.
 */
export async function profileDatabase(
  pool: Pool,
  file: string,
  load: () => Promise<unknown>,
): Promise<ReadonlyMap<DatabasePart, number> | undefined> {
  const loading = load();
  // When the load has opened its connections.
  await sleep(1000);
  const { rows } = await pool.query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity
     WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`,
  );
  const pids = rows.map(({ pid }) => pid).join(',');
  const options = ['-q', '-e', 'cpu-clock', '-F', '499', '--call-graph', 'dwarf,16384'];
  const perf = spawn('perf', ['record', ...options, '-o', file, '-p', pids], { stdio: 'ignore' });
  const ended = once(perf, 'exit').then(
    () => true,
    () => false,
  );
  await loading;
  perf.kill('SIGINT');
  if (!(await ended)) return undefined;
  try {
    return sharesOfStacks(await readStacks(file));
  } catch {
    return undefined;
  } finally {
    await rm(file, { force: true });
  }
}

/** One text per sample: a function per line, from the innermost. */
async function readStacks(file: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)(
    'perf',
    ['script', '-i', file, '--no-inline', '-F', 'ip,sym'],
    { maxBuffer: 2 ** 30 },
  );
  return stdout.split('\n\n').filter((stack) => stack.trim() !== '');
}

export function sharesOfStacks(
  stacks: readonly string[],
): ReadonlyMap<DatabasePart, number> | undefined {
  const counts = new Map<DatabasePart, number>();
  for (const stack of stacks) {
    const part = partOfStack(stack);
    counts.set(part, (counts.get(part) ?? 0) + 1);
  }
  // Without symbols, nothing is found.
  if ((counts.get('protocol and rest') ?? 0) > stacks.length / 2) return undefined;
  return new Map(Array.from(counts, ([part, count]) => [part, count / stacks.length]));
}

/** The first part in the rules that has a function in the stack: an index entry's WAL is WAL, a foreign key's lookup is its. */
function partOfStack(stack: string): DatabasePart {
  const names = stack.split('\n').map((line) => line.trim().split(' ')[1] ?? '');
  const found = rules.find(([pattern]) => names.some((name) => pattern.test(name)));
  return found?.[1] ?? 'protocol and rest';
}

const rules: readonly (readonly [RegExp, DatabasePart])[] = [
  [/^(XLog|CopyXLog|issue_xlog_fsync|RecordTransactionCommit)/, 'WAL'],
  [/^(RI_FKey_|AfterTrigger)/, 'foreign keys'],
  [/^(ExecInsertIndexTuples|index_insert)$/, 'index entries'],
  [
    /^(pg_parse_query|parse_analyze|pg_analyze_and_rewrite|pg_plan_quer|GetCachedPlan|exec_parse_message)/,
    'parse and plan',
  ],
  [/^(heap_insert|heap_update|heap_multi_insert)$/, 'execution: write rows'],
  [
    /^(ExecLockRows|ExecIndexScan|ExecIndexOnlyScan|ExecBitmap|ExecSort)/,
    'execution: look up and lock rows',
  ],
  [/^(PortalRun|PortalStart|PortalDrop|standard_Executor)/, 'execution: other'],
  [/^(CommitTransaction|finish_xact_command)/, 'rest of COMMIT'],
];
