import cluster from 'node:cluster';
import { fileURLToPath } from 'node:url';
import { migrateToLatest } from '@order-store/db';
import type { DatabaseServer } from '@order-store/embedded-postgres';
import { addUpMetrics } from '../../platform/telemetry/cluster-metrics.ts';
import { readConfig, type Environment } from '../config/config.ts';
import { prepareDatabase } from './prepare-database.ts';
import { endOnSignal, print, problemOf } from './program.ts';
import { serve } from './serve.ts';
import { WorkerProcesses, type Urls, type WorkerMessage } from './worker-processes.ts';

/** Runs a worker, one of several processes that share the port, until the primary process stops it. */
export async function runWorker(env: Environment): Promise<void> {
  try {
    const config = readConfig(env);
    const databaseUrl = config.DATABASE_URL ?? '';
    // The primary process has migrated, maybe with older code than this worker's.
    await migrateToLatest(databaseUrl);
    const serving = await serve(config, databaseUrl);
    endOnSignal(() => serving.close());
    const { url, metricsUrl } = serving;
    sendToPrimary({ url, metricsUrl });
  } catch (error) {
    // The primary process prints it once for all workers.
    sendToPrimary({ problem: problemOf(error) }, () => process.exit(1));
  }
}

function sendToPrimary(message: WorkerMessage, then = () => {}): void {
  process.send?.(message, then);
}

/** Processes that share a port. */
interface Workers extends Urls {
  /**
   * Rolling restart: replaces the workers one after another, each when its replacement is ready, so the port is always
   * served. If a replacement cannot start, the old workers stay and the error is printed.
   */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the workers, and replaces each that exits unexpectedly. */
export async function runWorkers(env: Environment, server?: DatabaseServer): Promise<Workers> {
  const config = readConfig(env);
  const database = await prepareDatabase(config, { report: print, server });
  addUpMetrics();
  cluster.setupPrimary({ exec: fileURLToPath(new URL('../../main.ts', import.meta.url)) });
  const workers = new WorkerProcesses({ ...env, DATABASE_URL: database.url });
  const close = async (url?: string) => {
    await workers.end(url);
    await database[Symbol.asyncDispose]();
  };
  try {
    const [urls = { url: '' }] = await Promise.all(
      Array.from({ length: config.WORKERS }, () => workers.start()),
    );
    return { ...urls, renew: () => workers.renew(), close: () => close(urls.url) };
  } catch (error) {
    await close();
    throw error;
  }
}
