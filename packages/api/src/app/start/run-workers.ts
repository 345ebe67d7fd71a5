import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrateToLatest } from '@order-store/db';
import { acceptWaiting } from '../../platform/http/accept-waiting.ts';
import { readConfig, type Environment } from '../config/config.ts';
import { endOnSignal, print, problemOf } from './program.ts';
import { prepareDatabase } from './prepare-database.ts';
import { serve } from './serve.ts';
import { StartError } from '../start-error.ts';
import { addUpMetrics } from '../../platform/telemetry/cluster-metrics.ts';

interface Urls {
  readonly url: string;
  readonly metricsUrl?: string | undefined;
}

/** A worker's message to the primary process: its URLs, or why it cannot start. */
type WorkerMessage = Urls | { readonly problem: string };

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
export interface Workers extends Urls {
  /**
   * Rolling restart: replaces the workers one after another, each when its replacement is ready, so the port is always
   * served. If a replacement cannot start, the old workers stay and the error is printed.
   */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the workers, and replaces each that exits unexpectedly. */
export async function runWorkers(env: Environment): Promise<Workers> {
  const config = readConfig(env);
  const database = await prepareDatabase(config, { report: print });
  addUpMetrics();
  cluster.setupPrimary({ exec: fileURLToPath(new URL('../../main.ts', import.meta.url)) });
  const wanted = new Set<Worker>();
  let ending = false;
  let renewing: Promise<void> | undefined;

  const start = async (): Promise<Urls> => {
    const worker = cluster.fork({ ...env, DATABASE_URL: database.url });
    wanted.add(worker);
    try {
      const urls = await urlsOf(worker);
      worker.once('exit', (code, signal) => {
        if (wanted.delete(worker))
          void replace(`Worker ${worker.process.pid} exited with ${signal ?? code}`);
      });
      return urls;
    } catch (error) {
      wanted.delete(worker);
      throw error;
    }
  };
  const replace = async (problem: string): Promise<void> => {
    if (ending) return;
    print(`${problem}; starting another`);
    await start().catch(async (error: unknown) => {
      // The cause may persist, so wait before the next attempt.
      await sleep(1000);
      await replace(problemOf(error));
    });
  };
  const retire = async (worker: Worker): Promise<void> => {
    wanted.delete(worker);
    await endWorker(worker);
  };
  const renewEach = async () => {
    print('Restarting the workers');
    try {
      // Replacements join the set meanwhile.
      const old = new Set(wanted);
      for (const worker of old) {
        if (ending) return;
        await start();
        await retire(worker);
      }
      print('All workers restarted');
    } catch (error) {
      print(`A new worker cannot start, so the old workers stay: ${problemOf(error)}`);
    }
  };
  const close = async (url?: string) => {
    ending = true;
    // The primary process accepts connections for the workers.
    if (url !== undefined) await acceptWaiting(url);
    await Promise.all(Object.values(cluster.workers ?? {}).map(endWorker));
    await database[Symbol.asyncDispose]();
  };

  try {
    const [urls = { url: '' }] = await Promise.all(Array.from({ length: config.WORKERS }, start));
    return {
      ...urls,
      // A second request during a restart joins it.
      renew: () => (renewing ??= renewEach().finally(() => (renewing = undefined))),
      close: () => close(urls.url),
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function endWorker(worker: Worker | undefined): Promise<void> {
  if (!worker || worker.isDead()) return;
  const exited = once(worker, 'exit');
  worker.process.kill('SIGTERM');
  await exited;
}

async function urlsOf(worker: Worker): Promise<Urls> {
  const ended = once(worker, 'exit').then(([code]) => {
    throw new StartError(`A worker exited with ${code} before it was ready`);
  });
  const said: Promise<[WorkerMessage]> = once(worker, 'message').then(([message]) => [message]);
  const [message] = await Promise.race([said, ended]);
  if ('problem' in message) throw new StartError(message.problem);
  return message;
}
