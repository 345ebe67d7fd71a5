import cluster from 'node:cluster';
import { readConfig, type Environment } from '../config/config.ts';
import { endOnSignal, failStart, print } from './program.ts';
import { runApi } from './run-api.ts';
import { runWorker, runWorkers } from './run-workers.ts';

/**
 * The API as a program: prints its address when it serves, ends in order on SIGINT and SIGTERM, and says
 * in one message what is wrong when it can't start. With WORKERS above 1 that many processes share the
 * port, and SIGUSR2 renews them one after the other.
 */
export async function runCommand(env: Environment): Promise<void> {
  if (cluster.isWorker) return runWorker(env);
  try {
    const { WORKERS } = readConfig(env);
    const running = WORKERS === 1 ? await runApi({ env, report: print }) : await runWorkers(env);
    // Not SIGHUP, which a terminal that is closed sends, and which is to end the program.
    if ('renew' in running) process.on('SIGUSR2', () => void running.renew());
    endOnSignal(() => running.close());
    print(`Order Store serves at ${running.url}`);
  } catch (error) {
    failStart(error);
  }
}
