import { setTimeout as sleep } from 'node:timers/promises';
import { isConnectionLost, isRetryable, query, type Database } from '@order-store/db';
import type { Logger } from 'pino';
import {
  startBackgroundTask,
  type BackgroundTask,
} from '../platform/background/background-task.ts';
import {
  applyStep,
  checkImport,
  recordFailure,
  RowsLeftError,
  type StepResult,
} from './step-import.ts';

export interface RunOptions {
  /** Only this import; else all that were started. */
  readonly id?: string;
  readonly signal: AbortSignal;
  readonly log: Pick<Logger, 'error'>;
}

/** Checks and applies started imports until none is left or the signal aborts. Any number of processes may do so. */
export async function runImports(
  database: Database,
  { id = null, signal, log }: Omit<RunOptions, 'id'> & { readonly id?: string | null },
): Promise<void> {
  let size = 500;
  while (!signal.aborted) {
    const [due] = await query<DueImport>(database.pool, dueSql, [id]);
    if (!due) return;
    if (due.waitMs > 0) {
      await sleep(Math.min(due.waitMs, 1000), undefined, { signal }).catch(() => {});
      continue;
    }
    const start = performance.now();
    const result = await step(database, due, size, log);
    if (result === 'busy') await sleep(100, undefined, { signal }).catch(() => {});
    if (result !== 'stepped' || due.state !== 'applying') continue;
    const ratio = stepMs / (performance.now() - start);
    size = Math.round(Math.min(1000, Math.max(250, size * Math.min(2, Math.max(0.5, ratio)))));
  }
}

/** How long a step should take. Fewer rows than 250 would cost more in round trips than they save in waiting. */
const stepMs = 50;

interface DueImport {
  readonly id: string;
  readonly state: 'checking' | 'applying';
  readonly waitMs: number;
}

async function step(
  database: Database,
  { id, state }: DueImport,
  size: number,
  log: Pick<Logger, 'error'>,
): Promise<StepResult> {
  try {
    return await (state === 'checking' ? checkImport(database, id) : applyStep(database, id, size));
  } catch (err) {
    // The next step finds what was committed.
    if (isConnectionLost(err)) throw err;
    if (isRetryable(err) || err instanceof RowsLeftError) return 'busy';
    log.error({ err, importId: id }, 'a step of a catalog import failed');
    return recordFailure(database, id);
  }
}

/** Runs imports in the background until stopped. A step that is running is completed. */
export function startImportWorker(
  database: Database,
  log: Pick<Logger, 'warn' | 'error'>,
): BackgroundTask {
  return startBackgroundTask({
    intervalMs: 500,
    run: (signal) => runImports(database, { signal, log }),
    onFailure: (err) => log.warn({ err }, 'running catalog imports failed; retrying'),
  });
}

const dueSql = `
SELECT import_id AS id, state,
       GREATEST(0, ceil(extract(epoch FROM next_step_at - clock_timestamp() AT TIME ZONE 'UTC') * 1000))::int AS "waitMs"
FROM catalog_import_jobs
WHERE state IN ('checking', 'applying') AND ($1::bigint IS NULL OR import_id = $1)
ORDER BY next_step_at LIMIT 1`;
