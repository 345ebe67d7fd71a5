import cluster from 'node:cluster';
import { readConfig, type Environment } from '../config/config.ts';
import { openServer } from './open-server.ts';
import { endOnSignal, failStart, print } from './program.ts';

/**
 * Runs the API as a program: prints its URL when it is ready, shuts down gracefully on SIGINT and SIGTERM, and prints one
 * message if it cannot start. With WORKERS above 1, that many processes share the port, and SIGUSR2 restarts them one
 * after another.
 */
export async function runCommand(env: Environment): Promise<void> {
  if (cluster.isWorker) return (await import('./run-workers.ts')).runWorker(env);
  try {
    const config = readConfig(env);
    // The other modules load while PostgreSQL starts. Either takes about half a second.
    const [server, { runApi }, { runWorkers }] = await Promise.all([
      openServer(config, print),
      import('./run-api.ts'),
      import('./run-workers.ts'),
    ]);
    const running = await (config.WORKERS === 1
      ? runApi({ env, report: print, server })
      : runWorkers(env, server));
    // Not SIGHUP: closing the terminal sends it, and should end the program.
    if ('renew' in running) process.on('SIGUSR2', () => void running.renew());
    endOnSignal(() => running.close());
    if (running.metricsUrl !== undefined) print(`Metrics are at ${running.metricsUrl}/metrics`);
    print(`Order Store is listening at ${running.url}`);
  } catch (error) {
    failStart(error);
  }
}
