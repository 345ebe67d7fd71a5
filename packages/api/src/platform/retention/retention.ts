import { execute, type Database } from '@order-store/db';
import type { Logger } from 'pino';
import { startBackgroundTask, type BackgroundTask } from '../background/background-task.ts';

/** Which rows of a table are deleted, and when. */
export interface RetentionRule<Setting extends string = string> {
  readonly table: string;
  /** What the rows are and when their period starts. */
  readonly meaning: string;
  /** In milliseconds, or the setting that has it. */
  readonly keptFor: number | { readonly setting: Setting };
  /** Deletes at most `$2` rows whose period of `$1` seconds is over. */
  readonly statement: string;
}

interface RetentionOptions<Setting extends string> {
  readonly database: Pick<Database, 'pool'>;
  readonly log: Logger;
  readonly rules: readonly RetentionRule<Setting>[];
  readonly settings: Readonly<Record<Setting, number>>;
  readonly intervalMs?: number;
}

/**
 * Purges expired rows every hour until it is stopped. Any number of processes may do so. A failure is logged and retried in
 * the next hour.
 */
export function startRetention<Setting extends string>({
  database,
  log,
  rules,
  settings,
  intervalMs = hour,
}: RetentionOptions<Setting>): BackgroundTask {
  return startBackgroundTask({
    intervalMs,
    async run() {
      for (const rule of rules) {
        const { table } = rule;
        try {
          log.info({ table, rows: await purgeExpired(database, rule, settings) }, 'purged');
        } catch (error) {
          log.warn({ err: error, table }, 'purging failed and will be retried');
        }
      }
    },
    onFailure: (err) => log.error({ err }, 'retention stopped unexpectedly'),
  });
}

/** Deletes the expired rows in batches, so that no lock is held for long. Returns their number. */
export async function purgeExpired<Setting extends string>(
  { pool }: Pick<Database, 'pool'>,
  { keptFor, statement }: RetentionRule<Setting>,
  settings: Readonly<Record<Setting, number>>,
): Promise<number> {
  const periodMs = typeof keptFor === 'number' ? keptFor : settings[keptFor.setting];
  let deleted = 0;
  for (;;) {
    const count = await execute(pool, statement, [periodMs / 1000, batchSize]);
    deleted += count;
    if (count < batchSize) return deleted;
  }
}

/** The statement for rows whose period starts at a timestamp. SKIP LOCKED lets several processes delete at once. */
export function deleteByAge(table: string, key: string, startsAt: string): string {
  return `
DELETE FROM ${table} WHERE (${key}) IN (
  SELECT ${key} FROM ${table}
  WHERE ${startsAt} < now() AT TIME ZONE 'UTC' - make_interval(secs => $1)
  ORDER BY ${startsAt} LIMIT $2 FOR UPDATE SKIP LOCKED
)`;
}

const batchSize = 5000;
const hour = 3_600_000;
export const day = 24 * hour;
