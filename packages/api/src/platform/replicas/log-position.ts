import { query, type Database } from '@order-store/db';

/** A position in the write-ahead log. */
export interface LogPosition {
  /** The server, timeline and database. Offsets are comparable only within one history. */
  readonly history: string;
  readonly offset: bigint;
}

/**
 * Reads the end of the primary's log: every acknowledged transaction is before it. That is the flushed position, or with
 * synchronous_commit off the insert position. Fails with SQLSTATE 55000 on a standby.
 *
 * Source: PostgreSQL, "Backup Control Functions": the name of a log file begins with the timeline.
 */
export function positionOfPrimary(primary: Database): Promise<LogPosition> {
  return ask(
    primary,
    `SELECT ('x' || left(pg_walfile_name(lsn), 8))::bit(32)::int AS timeline, lsn - '0/0' AS "offset"
     FROM (SELECT CASE current_setting('synchronous_commit')
       WHEN 'off' THEN pg_current_wal_insert_lsn() ELSE pg_current_wal_flush_lsn() END AS lsn) log`,
  );
}

/**
 * Reads how far a standby has replayed the log; 0 for a server that is not a standby. After a failover the timeline in
 * the control file may lag, but is never ahead.
 *
 * Source: PostgreSQL, "Recovery Information Functions", "Control Data Functions".
 */
export function positionOfReplica(replica: Database): Promise<LogPosition> {
  return ask(
    replica,
    `SELECT GREATEST(checkpoint.timeline_id, recovery.min_recovery_end_timeline) AS timeline,
       CASE WHEN pg_is_in_recovery() THEN pg_last_wal_replay_lsn() - '0/0' ELSE 0 END AS "offset"
     FROM pg_control_checkpoint() checkpoint, pg_control_recovery() recovery`,
  );
}

/** Whether a standby at `replayed` has everything up to `wanted`. */
export function isReached(wanted: LogPosition, replayed: LogPosition): boolean {
  return replayed.history === wanted.history && replayed.offset >= wanted.offset;
}

async function ask({ pool }: Database, position: string): Promise<LogPosition> {
  const rows = await query<{ history: string; offset: string | null }>(
    pool,
    `
    SELECT concat_ws('/', system_identifier, timeline, current_database()) AS history, "offset"::text
    FROM pg_control_system(), (${position}) position`,
  );
  const [row] = rows;
  if (!row) throw new Error('The query for the log position returned no row');
  return { history: row.history, offset: BigInt(row.offset ?? 0) };
}
