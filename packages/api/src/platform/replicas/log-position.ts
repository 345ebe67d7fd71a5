import type { Database } from '@order-store/db';

/** A place in the write-ahead log. */
export interface LogPosition {
  /** Of which server, since which promotion of a standby, for which database: offsets compare within one only. */
  readonly history: string;
  readonly offset: bigint;
}

/**
 * How far the primary's log is: every transaction that anybody was told of is before it. That is as far as it
 * is flushed, or with synchronous_commit off as far as it is written at all. Fails with SQLSTATE 55000 on a standby.
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
 * How far a standby has replayed. Of a server that is none it is the beginning: nothing is sure of its rows.
 * What the control file says of the timeline comes late after a failover, never early.
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
  const { rows } = await pool.query<{ history: string; offset: string | null }>(`
    SELECT concat_ws('/', system_identifier, timeline, current_database()) AS history, "offset"::text
    FROM pg_control_system(), (${position}) position`);
  const [row] = rows;
  if (!row) throw new Error('The database did not say how far its log is');
  return { history: row.history, offset: BigInt(row.offset ?? 0) };
}
