import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { acceptWaiting } from '../../platform/http/accept-waiting.ts';
import type { Environment } from '../config/config.ts';
import { StartError } from '../start-error.ts';
import { print, problemOf } from './program.ts';

/** Where a worker listens. */
export interface Urls {
  readonly url: string;
  readonly metricsUrl?: string | undefined;
}

/** A worker's message to the primary process: its URLs, or why it cannot start. */
export type WorkerMessage = Urls | { readonly problem: string };

/** The workers of a primary process. Replaces each that exits unexpectedly. */
export class WorkerProcesses {
  readonly #env: Environment;
  readonly #wanted = new Set<Worker>();
  #ending = false;
  #renewing: Promise<void> | undefined;

  constructor(env: Environment) {
    this.#env = env;
  }

  async start(): Promise<Urls> {
    const worker = cluster.fork(this.#env);
    this.#wanted.add(worker);
    try {
      const urls = await urlsOf(worker);
      worker.once('exit', (code, signal) => {
        if (this.#wanted.delete(worker))
          void this.#replace(`Worker ${worker.process.pid} exited with ${signal ?? code}`);
      });
      return urls;
    } catch (error) {
      this.#wanted.delete(worker);
      throw error;
    }
  }

  /** Replaces the workers one after another. A second request during a restart joins it. */
  renew(): Promise<void> {
    return (this.#renewing ??= this.#renewEach().finally(() => (this.#renewing = undefined)));
  }

  /** Ends the workers. With their URL, first waits until the connections that are waiting there are accepted. */
  async end(url?: string): Promise<void> {
    this.#ending = true;
    // The primary process accepts connections for the workers.
    if (url !== undefined) await acceptWaiting(url);
    await Promise.all(Object.values(cluster.workers ?? {}).map(endWorker));
  }

  async #replace(problem: string): Promise<void> {
    if (this.#ending) return;
    print(`${problem}; starting another`);
    await this.start().catch(async (error: unknown) => {
      // The cause may persist, so wait before the next attempt.
      await sleep(1000);
      await this.#replace(problemOf(error));
    });
  }

  async #renewEach(): Promise<void> {
    print('Restarting the workers');
    try {
      // Replacements join the set while this runs.
      const old = new Set(this.#wanted);
      for (const worker of old) {
        if (this.#ending) return;
        await this.start();
        this.#wanted.delete(worker);
        await endWorker(worker);
      }
      print('All workers restarted');
    } catch (error) {
      print(`A new worker cannot start, so the old workers stay: ${problemOf(error)}`);
    }
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
