import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@order-store/db';
import type { Express } from 'express';
import type { Config } from './config.ts';
import { createServices } from './create-services.ts';
import { startMaintenance } from './maintenance.ts';
import { keepSalesAddedUp } from './reports/keep-sales-added-up.ts';
import { createHttpServer } from './server.ts';
import { messageOf, StartError } from './start-error.ts';
import { tracing } from './telemetry/tracing/tracing.ts';
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
        const closed = once(server, 'close');
        server.close();
        const ended = [services.live.end(), ...background.map((work) => work.stop())];
        // A kept connection turns idle with its last answer, and would hold the server open until it times
        // out. What was accepted gets its answer; what takes longer than this is cut.
        const sweep = setInterval(() => server.closeIdleConnections(), 20);
        await Promise.race([closed, sleep(10_000, undefined, { ref: false })]);
        clearInterval(sweep);
        server.closeAllConnections();
        await Promise.all([
          services.placements.idle(),
          services.afterAnswer.idle(),
          services.authenticate.idle(),
          ...ended,
        ]);
        await database.close();
        await tracing()?.flush();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

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
