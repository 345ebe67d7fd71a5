import type { Cluster } from './cluster.ts';
import { isRunning } from './process-identity.ts';
import { type RunningPostmaster, startCluster } from './start-cluster.ts';
import { stopCluster } from './stop-cluster.ts';

/** Looks after a running server until it is told to stop. */
export interface ServerKeeper {
  /** The server as it runs now. */
  readonly postmaster: RunningPostmaster;
  /** Resolves when nothing more will be started. */
  stop(): Promise<void>;
}

interface KeepRunningOptions {
  readonly cluster: Cluster;
  readonly postmaster: RunningPostmaster;
  /** Runs work while no other process starts or stops this server. */
  readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  readonly intervalMs?: number;
}

/**
 * Starts the server again when it has ended: after a crash that PostgreSQL does not recover from by itself, such
 * as a disk that was full, and after somebody ended it. It tries until it runs, on the same port, for everybody
 * knows it under that address. Of several processes that look after it one starts it, the others find it running.
 */
export function keepRunning({
  cluster,
  postmaster: first,
  alone,
  intervalMs = 1000,
}: KeepRunningOptions): ServerKeeper {
  let postmaster = first;
  let stopping = false;
  let timer: NodeJS.Timeout | undefined;
  let problem = '';

  const startAgain = async () => {
    if (stopping) return;
    if (problem === '') cluster.report(`PostgreSQL has ended; starting it again`);
    const started = await startCluster(cluster);
    if (started.port !== first.port) {
      await stopCluster(cluster, 'fast');
      throw new Error(`port ${first.port} is taken by another program`);
    }
    postmaster = started;
    cluster.report(`PostgreSQL runs again, process ${started.pid}`);
    problem = '';
  };
  const look = async () => {
    try {
      if (!(await isRunning(postmaster))) await alone(startAgain);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      // Once, however often it is tried.
      if (problem === '') cluster.report(`PostgreSQL can't start; tried until it does: ${message}`);
      problem = message;
    }
  };
  let looking: Promise<void> = Promise.resolve();
  const schedule = () => {
    timer = setTimeout(() => {
      looking = look().finally(() => {
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
      await looking;
    },
  };
}
