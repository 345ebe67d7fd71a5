import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { migrateToLatest } from '@order-store/db';
import { readConfig, type Environment } from '../config/config.ts';
import { endOnSignal, print, problemOf } from './program.ts';
import { prepareDatabase } from './prepare-database.ts';
import { serve } from './serve.ts';
import { StartError } from './start-error.ts';
import { addUpMetrics } from '../../platform/telemetry/cluster-metrics.ts';

/** What a worker tells the primary process: where it serves, or why it can't. */
type WorkerMessage = { readonly url: string } | { readonly problem: string };

/** One of several processes that share the port, for as long as the primary process wants it. */
export async function runWorker(env: Environment): Promise<void> {
  try {
    const config = readConfig(env);
    const databaseUrl = config.DATABASE_URL ?? '';
    // The primary process did, with the code of its own start; this one may be newer.
    await migrateToLatest(databaseUrl);
    const serving = await serve(config, databaseUrl);
    endOnSignal(() => serving.close());
    tellPrimary({ url: serving.url });
  } catch (error) {
    // The primary process says it, once for all workers.
    tellPrimary({ problem: problemOf(error) }, () => process.exit(1));
  }
}

function tellPrimary(message: WorkerMessage, then = () => {}): void {
  process.send?.(message, then);
}

/** Processes that share one port. */
export interface Workers {
  readonly url: string;
  /**
   * Replaces every worker by a new one, one after the other: the old one ends when the new one serves, so that
   * the port is served all the time. When a new one can't start, the old ones stay and it is said why.
   */
  renew(): Promise<void>;
  close(): Promise<void>;
}

/** Starts the workers, and another one for each that ends before it was asked to. */
export async function runWorkers(env: Environment): Promise<Workers> {
  const config = readConfig(env);
  const database = await prepareDatabase(config, { report: print });
  addUpMetrics();
  cluster.setupPrimary({ exec: fileURLToPath(new URL('../../main.ts', import.meta.url)) });
  const wanted = new Set<Worker>();
  let ending = false;
  let renewing: Promise<void> | undefined;

  const start = async (): Promise<string> => {
    const worker = cluster.fork({ ...env, DATABASE_URL: database.url });
    wanted.add(worker);
    try {
      const url = await addressOf(worker);
      worker.once('exit', (code, signal) => {
        if (wanted.delete(worker))
          void replace(`Worker ${worker.process.pid} ended with ${signal ?? code}`);
      });
      return url;
    } catch (error) {
      wanted.delete(worker);
      throw error;
    }
  };
  const replace = async (problem: string): Promise<void> => {
    if (ending) return;
    print(`${problem}; starting another`);
    await start().catch(async (error: unknown) => {
      // What hinders it may last: not again at once.
      await sleep(1000);
      await replace(problemOf(error));
    });
  };
  const retire = async (worker: Worker): Promise<void> => {
    wanted.delete(worker);
    await endWorker(worker);
  };
  const renewEach = async () => {
    print('Renewing the workers');
    try {
      // The new ones join the set meanwhile.
      const old = new Set(wanted);
      for (const worker of old) {
        if (ending) return;
        await start();
        await retire(worker);
      }
      print('All workers are new');
    } catch (error) {
      print(`A new worker can't start, so the others stay: ${problemOf(error)}`);
    }
  };
  const close = async () => {
    ending = true;
    await Promise.all(Object.values(cluster.workers ?? {}).map(endWorker));
    await database[Symbol.asyncDispose]();
  };

  try {
    const [url = ''] = await Promise.all(Array.from({ length: config.WORKERS }, start));
    return {
      url,
      // Who asks twice wants one renewal.
      renew: () => (renewing ??= renewEach().finally(() => (renewing = undefined))),
      close,
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

async function addressOf(worker: Worker): Promise<string> {
  const ended = once(worker, 'exit').then(([code]) => {
    throw new StartError(`A worker ended with ${code} before it served`);
  });
  const said: Promise<[WorkerMessage]> = once(worker, 'message').then(([message]) => [message]);
  const [message] = await Promise.race([said, ended]);
  if ('problem' in message) throw new StartError(message.problem);
  return message.url;
}
