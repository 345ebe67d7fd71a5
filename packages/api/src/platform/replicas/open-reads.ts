import { findPooler, openDatabase, type Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { Config } from '../../app/config/config.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { watchStatements } from '../telemetry/watch-statements.ts';
import { routeReads } from './route-reads.ts';

interface Dependencies {
  readonly primary: Database;
  readonly config: Config;
  readonly log: Logger;
  readonly metrics: Metrics;
}

/** Where reads run: on the servers of DATABASE_REPLICA_URLS, each with a pool like the primary's, or on the primary. */
export async function openReads({ primary, config, log, metrics }: Dependencies) {
  const urls = await Promise.all(
    // One that is away now may come later: then nothing was found out, and none is assumed.
    (config.DATABASE_REPLICA_URLS ?? []).map((url) => findPooler(url).catch(() => url)),
  );
  const replicas = urls.map((url) =>
    openDatabase({
      url,
      maxOpenConnections: config.DATABASE_MAX_OPEN_CONNS,
      maxIdleConnections: config.DATABASE_MAX_IDLE_CONNS,
      connectionMaxLifetimeMs: config.DATABASE_CONN_MAX_LIFETIME,
    }),
  );
  for (const replica of replicas)
    watchStatements(replica, { log, metrics, slowMs: config.SLOW_STATEMENT });
  // Until something is found wrong with it, each serves reads.
  for (const place of replicas.keys()) metrics.replicaUsable.set({ replica: place + 1 }, 1);
  return routeReads({
    primary,
    replicas,
    onRead: (from) => metrics.reads.inc({ from }),
    onChange(replica, problem) {
      metrics.replicaUsable.set({ replica }, problem === undefined ? 1 : 0);
      if (problem === undefined) log.info({ replica }, 'The replica serves reads again');
      else log.warn({ replica, err: problem }, 'Reads of this replica go to the primary');
    },
  });
}
