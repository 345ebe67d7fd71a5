import {
  execute,
  query,
  runInTransaction,
  sqlStateOf,
  type Database,
  type Transaction,
} from '@order-store/db';
import {
  applySlice,
  endOfSlice,
  lockSlice,
  missingSql,
  removeRejected,
  type Outcomes,
  type Slice,
} from './apply-rows.ts';
import { endImport, type ImportMode } from './import-jobs.ts';
import { endWithoutRights } from './import-rights.ts';

/** What a step did. After `busy` another process is working on the import; after `ended` there is nothing left to do. */
export type StepResult = 'stepped' | 'waiting' | 'busy' | 'ended';

/** All-or-nothing imports up to this size are one transaction. */
const atomicRows = 5000;

/**
 * Checks a whole import: SKUs that occur twice, and new products without a name or a price. Reads only, until it writes
 * the problems at the end, so it delays neither orders nor the event log. Any process may do it; one does.
 */
export function checkImport(database: Database, id: string): Promise<StepResult> {
  return runInTransaction(database, async (transaction) => {
    await execute(transaction, checkSettings);
    const [lock] = await query<{ taken: boolean }>(transaction, checkLockSql, [id]);
    if (!lock?.taken) return 'busy';
    await execute(transaction, duplicatesSql, [id]);
    await execute(transaction, missingSql, [id, 0, lastLine]);
    // Not if it has been cancelled.
    const [job] = await query<{ rejected: boolean }>(transaction, lockCheckedSql, [id]);
    if (!job || (await endWithoutRights(transaction, id))) return 'ended';
    if (job.rejected) await endImport(transaction, id, 'rejected');
    else await execute(transaction, checkedSql, [id]);
    return job.rejected ? 'ended' : 'stepped';
  });
}

/**
 * Applies the next rows in one transaction. It takes the locks that are free and leaves the other rows for later, so it
 * never holds locks while it waits; only when nothing was free does it wait for a single product. Placing waits for at
 * most one step. A pause about as long as the step follows, in all processes.
 */
export async function applyStep(database: Database, id: string, size: number): Promise<StepResult> {
  let waitedFor: Slice | undefined;
  try {
    return await runInTransaction(database, async (transaction) => {
      const start = performance.now();
      const [, [job]] = await Promise.all([
        execute(transaction, applySettings),
        query<ApplyingJob>(transaction, lockJobSql, [id]),
      ]);
      if (!job) return 'busy';
      if (await endWithoutRights(transaction, id)) return 'ended';
      const atomic = job.mode === 'all-or-nothing' && job.rows <= atomicRows;
      const after = job.position;
      const upTo = await endOfSlice(transaction, { id, after }, atomic ? atomicRows : size);
      if (upTo === null) return endPass(transaction, id, job);
      const slice = { id, after, upTo };
      if (atomic) return applyAtOnce(transaction, slice);

      const [removed, free] = await Promise.all([
        removeRejected(transaction, slice),
        lockSlice(transaction, slice, 'skip'),
      ]);
      let outcomes = await applySlice(transaction, slice, free);
      let reached = upTo;
      if (removed + totalOf(outcomes) === 0) {
        reached = (await endOfSlice(transaction, slice, 1)) ?? upTo;
        waitedFor = { id, after, upTo: reached };
        const locked = await lockSlice(transaction, waitedFor, 'wait');
        outcomes = await applySlice(transaction, waitedFor, locked);
      }
      await record(transaction, { id, after, upTo: reached }, outcomes, performance.now() - start);
      return 'stepped';
    });
  } catch (error) {
    if (sqlStateOf(error) !== lockNotAvailable) throw error;
    // Tried again after the other rows, or after a pause if it is all rows at once.
    const { after, upTo } = waitedFor ?? { after: 0, upTo: 0 };
    await execute(database.pool, skipSql, [id, after, upTo]);
    return 'waiting';
  }
}

/** Counts a failed step, and ends the import after several in a row. */
export async function recordFailure(database: Database, id: string): Promise<StepResult> {
  return runInTransaction(database, async (transaction) => {
    const [job] = await query<{ failures: number }>(transaction, failSql, [id]);
    if (!job || job.failures < mostFailures) return 'waiting';
    await endImport(transaction, id, 'failed');
    return 'ended';
  });
}

interface ApplyingJob {
  readonly mode: ImportMode;
  readonly rows: number;
  readonly position: number;
}

/** Locks all products, with a short wait for each, and applies every row or none. */
async function applyAtOnce(transaction: Transaction, slice: Slice): Promise<StepResult> {
  const locked = await lockSlice(transaction, slice, 'wait');
  if ((await removeRejected(transaction, slice)) > 0) {
    await endImport(transaction, slice.id, 'rejected');
    return 'ended';
  }
  await record(transaction, slice, await applySlice(transaction, slice, locked), 0);
  // A product may have been created in the meantime. Then everything is rolled back and tried again.
  if ((await endOfSlice(transaction, { id: slice.id, after: 0 }, 1)) !== null)
    throw new RowsLeftError();
  await endImport(transaction, slice.id, 'applied');
  return 'ended';
}

/** Rows were left although all had to be applied. */
export class RowsLeftError extends Error {
  override readonly name = 'RowsLeftError';
}

/** Starts again with the rows that were left, or ends the import if there are none. */
async function endPass(
  transaction: Transaction,
  id: string,
  { position }: ApplyingJob,
): Promise<StepResult> {
  const left = position > 0 && (await endOfSlice(transaction, { id, after: 0 }, 1)) !== null;
  if (!left) {
    await endImport(transaction, id, 'applied');
    return 'ended';
  }
  await execute(transaction, nextPassSql, [id]);
  return 'waiting';
}

async function record(
  transaction: Transaction,
  { id, upTo }: Slice,
  { created, updated, unchanged }: Outcomes,
  pauseMs: number,
): Promise<void> {
  await Promise.all([
    execute(transaction, tallySql, [id, created, updated, unchanged]),
    execute(transaction, recordSql, [id, upTo, Math.min(pauseMs, longestPauseMs) / 1000]),
  ]);
}

function totalOf({ created, updated, unchanged }: Outcomes): number {
  return created + updated + unchanged;
}

const lockNotAvailable = '55P03';
const mostFailures = 5;
const longestPauseMs = 100;
const lastLine = 2 ** 31 - 1;

/** The staged rows have no statistics yet, and each step reads few of them and few products, by index. */
const applySettings = `
SELECT set_config(name, value, true) FROM (VALUES
  ('enable_seqscan', 'off'), ('jit', 'off'), ('lock_timeout', '1s')) AS settings (name, value)`;

const checkSettings = `
SELECT set_config(name, value, true) FROM (VALUES
  ('statement_timeout', '10min'), ('work_mem', '64MB'), ('jit', 'off')) AS settings (name, value)`;

const checkLockSql = `
SELECT pg_try_advisory_xact_lock(hashtextextended('check catalog import ' || $1::bigint, 0)) AS taken
FROM catalog_import_jobs WHERE import_id = $1 AND state = 'checking'`;

const duplicatesSql = `
INSERT INTO catalog_import_problems (import_id, line, "column", message)
SELECT $1::bigint, line, 'sku', format('is already on line %s', first)
FROM (
  SELECT line, min(line) OVER (PARTITION BY sku) AS first FROM catalog_import_rows WHERE import_id = $1
) rows
WHERE line > first
ON CONFLICT DO NOTHING`;

const lockCheckedSql = `
SELECT mode = 'all-or-nothing' AND EXISTS (
         SELECT FROM catalog_import_problems WHERE import_id = $1
       ) AS rejected
FROM catalog_import_jobs JOIN catalog_imports ON id = import_id
WHERE import_id = $1 AND state = 'checking' FOR UPDATE`;

const checkedSql = `UPDATE catalog_import_jobs SET state = 'applying', failures = 0 WHERE import_id = $1`;

const lockJobSql = `
SELECT mode, total_rows AS rows, position
FROM catalog_import_jobs JOIN catalog_imports ON id = import_id
WHERE import_id = $1 AND state = 'applying' AND NOT finished
  AND next_step_at <= clock_timestamp() AT TIME ZONE 'UTC'
FOR UPDATE SKIP LOCKED`;

const tallySql = `
UPDATE catalog_imports
SET created = created + $2, updated = updated + $3, unchanged = unchanged + $4
WHERE id = $1`;

const recordSql = `
UPDATE catalog_import_jobs
SET position = $2, failures = 0,
    next_step_at = clock_timestamp() AT TIME ZONE 'UTC' + make_interval(secs => $3)
WHERE import_id = $1`;

const pause = `next_step_at = clock_timestamp() AT TIME ZONE 'UTC' + interval '200 ms'`;

const nextPassSql = `UPDATE catalog_import_jobs SET position = 0, ${pause} WHERE import_id = $1`;

const skipSql = `
UPDATE catalog_import_jobs SET position = $3, ${pause} WHERE import_id = $1 AND position = $2`;

const failSql = `
UPDATE catalog_import_jobs SET failures = failures + 1, ${pause} WHERE import_id = $1 RETURNING failures`;
