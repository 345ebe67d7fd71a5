import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { DatabaseServerError } from '@order-store/db/server';
import { ConfigError, readConfig, type Environment } from './config.ts';
import { prepareDatabase, runApi, serve, StartError } from './run-api.ts';

/**
 * The API as a program: prints its address when it serves, ends in order on SIGINT and SIGTERM, and says
 * in one message what is wrong when it can't start. With WORKERS above 1 that many processes share the port.
 */
export async function runCommand(env: Environment): Promise<void> {
  try {
    const config = readConfig(env);
    const running =
      config.WORKERS === 1
        ? await runApi({ env, report: print })
        : await (cluster.isPrimary ? runWorkers(env) : serve(config, config.DATABASE_URL ?? ''));
    if (cluster.isPrimary) print(`Order Store serves at ${running.url}`);
    else process.send?.({ url: running.url });
    endOnSignal(() => running.close());
  } catch (error) {
    failStart(error);
  }
}

/** Ends the process with the error's message alone where the message says all, else with the whole error. */
export function failStart(error: unknown): never {
  const known =
    error instanceof ConfigError ||
    error instanceof StartError ||
    error instanceof DatabaseServerError;
  console.error(known ? error.message : error);
  process.exit(1);
}

/** Calls `close` at the first SIGINT or SIGTERM and ends the process after it; a second signal does not wait. */
export function endOnSignal(close: () => Promise<void>): void {
  let ending = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.on(signal, () => {
      // Ctrl-C reaches this process from the terminal and again through the package manager: that is one wish.
      if (ending) return;
      ending = true;
      close().then(
        () => process.exit(0),
        (error: unknown) => failStart(error),
      );
    });
  }
}

async function runWorkers(env: Environment): Promise<{ url: string; close(): Promise<void> }> {
  const config = readConfig(env);
  const database = await prepareDatabase(config, print);
  cluster.setupPrimary({ exec: new URL('./main.ts', import.meta.url).pathname });
  let ending = false;
  const start = (): Worker => cluster.fork({ ...env, DATABASE_URL: database.url });
  cluster.on('exit', (worker, code) => {
    if (ending) return;
    print(`Worker ${worker.process.pid} ended with ${code}; starting another`);
    start();
  });
  const workers = Array.from({ length: config.WORKERS }, start);
  const addresses = await Promise.all(workers.map(addressOf)).catch(async (error: unknown) => {
    ending = true;
    for (const worker of workers) worker.process.kill('SIGTERM');
    await database[Symbol.asyncDispose]();
    throw error;
  });
  return {
    url: addresses[0] ?? '',
    async close() {
      ending = true;
      const running = Object.values(cluster.workers ?? {}).flatMap((worker) =>
        worker ? [worker] : [],
      );
      await Promise.all(
        running.map((worker) => {
          const exited = once(worker, 'exit');
          worker.process.kill('SIGTERM');
          return exited;
        }),
      );
      await database[Symbol.asyncDispose]();
    },
  };
}

/** What a worker says when it serves. One that ends before has said why itself. */
async function addressOf(worker: Worker): Promise<string> {
  const ended = once(worker, 'exit').then(() => {
    throw new StartError('A worker could not start');
  });
  const [message] = await Promise.race([once(worker, 'message'), ended]);
  return String(message.url);
}

function print(line: string): void {
  console.log(line);
}
