import {
  findPooler,
  openDatabase,
  resolveSslMode,
  type Database,
  type DatabaseSettings,
} from '@order-store/db';
import type { Logger } from 'pino';
import type { DatabaseMetrics } from '../telemetry/database-metrics.ts';
import { watchStatements } from '../telemetry/watch-statements.ts';
import type { ReplicaMetrics } from './replica-metrics.ts';
import { routeReads } from './route-reads.ts';

interface ReadsOptions {
  readonly primary: Database;
  /** URLs of the streaming replicas. */
  readonly replicaUrls: readonly string[];
  readonly pool: Omit<DatabaseSettings, 'url'>;
  readonly slowMs: number;
  readonly log: Logger;
  readonly metrics: ReplicaMetrics & DatabaseMetrics;
}

/** Opens the replicas, each with a pool like the primary's, and routes reads to them or to the primary. */
export async function openReads({
  primary,
  replicaUrls,
  pool,
  slowMs,
  log,
  metrics,
}: ReadsOptions) {
  const urls = await Promise.all(
    // A replica that is down now may come up later, so it is used without knowing about a pooler or TLS.
    replicaUrls.map((url) =>
      resolveSslMode(url)
        .then(findPooler)
        .catch(() => url),
    ),
  );
  const replicas = urls.map((url) => openDatabase({ url, ...pool }));
  for (const replica of replicas) watchStatements(replica, { log, metrics, slowMs });
  // Each serves reads until a check fails.
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
