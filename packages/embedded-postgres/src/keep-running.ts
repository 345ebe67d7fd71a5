import type { Cluster } from './cluster.ts';
import { isErrorLike } from './error-like.ts';
import { isRunning } from './process-identity.ts';
import { type RunningPostmaster, startCluster } from './start-cluster.ts';
import { stopCluster } from './stop-cluster.ts';

/** Restarts a server until it is stopped. */
export interface ServerKeeper {
  /** The current server process. */
  readonly postmaster: RunningPostmaster;
  /** Stops restarting the server. Resolves when no restart is in progress. */
  stop(): Promise<void>;
}

interface KeepRunningOptions {
  readonly cluster: Cluster;
  readonly postmaster: RunningPostmaster;
  /** Runs work while no other process starts or stops this server. */
  readonly exclusively: <T>(work: () => Promise<T>) => Promise<T>;
  readonly intervalMs?: number;
}

/**
 * Restarts the server when it ends unexpectedly, for example because the disk was full or the process was killed. Retries
 * until it runs again on the same port, which the other processes use. If several processes watch the server, one restarts
 * it and the others find it running.
 */
export function keepRunning({
  cluster,
  postmaster: first,
  exclusively,
  intervalMs = 1000,
}: KeepRunningOptions): ServerKeeper {
  let postmaster = first;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let problem = '';

  const restart = async () => {
    if (stopping) return;
    if (problem === '') cluster.report(`PostgreSQL has ended; restarting it`);
    const started = await startCluster(cluster);
    if (started.port !== first.port) {
      await stopCluster(cluster, 'fast');
      throw new Error(`port ${first.port} is used by another program`);
    }
    postmaster = started;
    cluster.report(`PostgreSQL is running again, process ${started.pid}`);
    problem = '';
  };
  const check = async () => {
    try {
      if (!(await isRunning(postmaster))) await exclusively(restart);
    } catch (error) {
      const message = isErrorLike(error) ? error.message : String(error);
      // Reported once for all retries.
      if (problem === '') cluster.report(`PostgreSQL could not be restarted; retrying: ${message}`);
      problem = message;
    }
  };
  let checking: Promise<void> = Promise.resolve();
  const schedule = () => {
    timer = setTimeout(() => {
      checking = check().finally(() => {
        if (!stopping) schedule();
      });
    }, intervalMs);
    timer.unref();
  };
  schedule();

  return {
    get postmaster() {
      return postmaster;
    },
    async stop() {
      stopping = true;
      clearTimeout(timer);
      await checking;
    },
  };
}
