import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';
import type { Config } from '../config/config.ts';
import { stopServing } from '../../platform/http/stop-serving.ts';
import { openStore } from '../open-store.ts';
import { createHttpServer } from '../http-server.ts';
import { messageOf, StartError } from './start-error.ts';
import { tracing } from '../../platform/telemetry/tracing/tracing.ts';

/** Serves HTTP in this process, on a migrated database. */
export async function serve(
  config: Config,
  databaseUrl: string,
  extend?: (app: Express) => void,
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const listening = Promise.withResolvers<string>();
  const store = await openStore(config, databaseUrl, { publicUrl: listening.promise });
  try {
    const { services, isEnding: isShuttingDown } = store;
    const server = createHttpServer({ config, services, extend, isShuttingDown });
    const url = await listen(server, config);
    listening.resolve(url);
    const stop = () => stopServing(server, { delayMs: config.SHUTDOWN_DELAY });
    return {
      url,
      async close() {
        await store.close(stop);
        await tracing()?.flush();
      },
    };
  } catch (error) {
    await store.close(() => Promise.resolve());
    throw error;
  }
}

/** Starts to listen and returns the server's URL. @throws {StartError} */
export async function listen(
  server: Server,
  where: Pick<Config, 'HOST' | 'PORT'>,
): Promise<string> {
  server.listen(where.PORT, where.HOST);
  await once(server, 'listening').catch((error: unknown) => {
    throw new StartError(portMessage(error, where), { cause: error });
  });
  return urlOf(server.address(), where.HOST);
}

function portMessage(error: unknown, { HOST, PORT }: Pick<Config, 'HOST' | 'PORT'>): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${PORT} is in use by another program: set PORT to a free one, for example PORT=${PORT + 1}`;
  if (code === 'EACCES') return `Port ${PORT} requires privileges: set PORT to a number above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `HOST ${HOST} is not an address of this machine: set HOST=127.0.0.1`;
  return `Cannot listen on ${HOST}:${PORT}: ${messageOf(error)}`;
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') return String(address);
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${address.port}`;
}
