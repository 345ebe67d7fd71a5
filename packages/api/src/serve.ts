import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import type { Express } from 'express';
import type { Config } from './config.ts';
import { createServices } from './create-services.ts';
import { stopServing } from './http/stop-serving.ts';
import { startMaintenance } from './maintenance.ts';
import { keepSalesAddedUp } from './reports/keep-sales-added-up.ts';
import { createHttpServer } from './server.ts';
import { messageOf, StartError } from './start-error.ts';
import { startWebhookWorker } from './webhooks/webhook-worker.ts';

/** Serves HTTP in this process, on a database that is ready. */
export async function serve(
  config: Config,
  databaseUrl: string,
  extend?: (app: Express) => void,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const database = openDatabase({
    url: databaseUrl,
    maxOpenConnections: config.DATABASE_MAX_OPEN_CONNS,
    maxIdleConnections: config.DATABASE_MAX_IDLE_CONNS,
    connectionMaxLifetimeMs: config.DATABASE_CONN_MAX_LIFETIME,
  });
  try {
    const listening = Promise.withResolvers<string>();
    const services = await createServices(database, config, { publicUrl: listening.promise });
    let shuttingDown = false;
    const server = createHttpServer({
      config,
      services,
      extend,
      isShuttingDown: () => shuttingDown,
    });
    server.listen(config.PORT, config.HOST);
    await once(server, 'listening').catch((error: unknown) => {
      throw new StartError(portMessage(error, config), { cause: error });
    });
    const { log, metrics, webhookTargets: targets } = services;
    const background = [
      startMaintenance(database, log, config),
      keepSalesAddedUp(database, log),
      startWebhookWorker({ database, targets, log, metrics }),
    ];
    const url = urlOf(server.address(), config.HOST);
    listening.resolve(url);
    return {
      url,
      async close() {
        shuttingDown = true;
        const ended = [services.live.end(), ...background.map((work) => work.stop())];
        await stopServing(server, { delayMs: config.SHUTDOWN_DELAY });
        const finished = Promise.all([
          services.placements.idle(),
          services.afterAnswer.idle(),
          services.authenticate.idle(),
          ...ended,
        ])
          .then(() => services.replicas[Symbol.asyncDispose]())
          .then(() => database.close());
        // A database that answers nothing must not keep the process: nobody waits for these answers any more.
        const late = await Promise.race([
          finished,
          sleep(patienceMs, 'late' as const, { ref: false }),
        ]);
        if (late === 'late') log.warn('ended although the database did not answer');
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** For what is still under way with the database when all connections of callers are closed. */
const patienceMs = 10_000;

function portMessage(error: unknown, { HOST, PORT }: Config): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${PORT} is taken by another program: set PORT to a free one, for example PORT=${PORT + 1}`;
  if (code === 'EACCES') return `Port ${PORT} needs more rights: set PORT to one above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${HOST} is no address of this machine: set HOST=127.0.0.1`;
  return `Can't listen on ${HOST}:${PORT}: ${messageOf(error)}`;
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') return String(address);
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${address.port}`;
}
