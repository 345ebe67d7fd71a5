import cluster, { type Worker } from 'node:cluster';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { inspect } from 'node:util';
import { DatabaseServerError } from '@order-store/db/server';
import { ConfigError, readConfig, type Environment } from './config.ts';
import { prepareDatabase, runApi, serve, StartError } from './run-api.ts';

/**
 * The API as a program: prints its address when it serves, ends in order on SIGINT and SIGTERM, and says
 * in one message what is wrong when it can't start. With WORKERS above 1 that many processes share the port.
 */
export async function runCommand(env: Environment): Promise<void> {
  if (cluster.isWorker) return runWorker(env);
  try {
    const { WORKERS } = readConfig(env);
    const running = WORKERS === 1 ? await runApi({ env, report: print }) : await runWorkers(env);
    endOnSignal(() => running.close());
    print(`Order Store serves at ${running.url}`);
  } catch (error) {
    failStart(error);
  }
}

/** Ends the process with the error's message alone where the message says all, else with the whole error. */
export function failStart(error: unknown): never {
  console.error(problemOf(error));
  process.exit(1);
}

function problemOf(error: unknown): string {
  const known =
    error instanceof ConfigError ||
    error instanceof StartError ||
    error instanceof DatabaseServerError;
  return known ? error.message : inspect(error);
}

/** Calls `close` at the first SIGINT or SIGTERM and ends the process after it. Further signals change nothing. */
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

/** What a worker tells the primary process: where it serves, or why it can't. */
type WorkerMessage = { readonly url: string } | { readonly problem: string };

async function runWorker(env: Environment): Promise<void> {
  const tell = (message: WorkerMessage, then?: () => void) => process.send?.(message, then);
  try {
    const config = readConfig(env);
    const { url, close } = await serve(config, config.DATABASE_URL ?? '');
    endOnSignal(close);
    tell({ url });
  } catch (error) {
    // The primary process says it, once for all workers.
    tell({ problem: problemOf(error) }, () => process.exit(1));
  }
}

/** Starts the workers, and another one for each that ends before it was asked to. */
async function runWorkers(env: Environment): Promise<{ url: string; close(): Promise<void> }> {
  const config = readConfig(env);
  const database = await prepareDatabase(config, print);
  cluster.setupPrimary({ exec: fileURLToPath(new URL('./main.ts', import.meta.url)) });
  let ending = false;

  const start = async (): Promise<string> => {
    const worker = cluster.fork({ ...env, DATABASE_URL: database.url });
    const url = await addressOf(worker);
    worker.once('exit', (code) => void replace(`Worker ${worker.process.pid} ended with ${code}`));
    return url;
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
  const close = async () => {
    ending = true;
    await Promise.all(Object.values(cluster.workers ?? {}).map(endWorker));
    await database[Symbol.asyncDispose]();
  };

  try {
    const [url = ''] = await Promise.all(Array.from({ length: config.WORKERS }, start));
    return { url, close };
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

function print(line: string): void {
  console.log(line);
}
