import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isErrorLike } from '@order-store/db';
import type { Express } from 'express';
import type { PlacementHooks } from '../../orders/index.ts';
import type { Config } from '../config/config.ts';
import { stopServing } from '../../platform/http/stop-serving.ts';
import { openStore } from '../open-store.ts';
import { createHttpServer } from '../http-server.ts';
import { metricsApp } from '../metrics-app.ts';
import { messageOf, StartError } from '../start-error.ts';
import { tracing } from '../../platform/telemetry/tracing/tracing.ts';

interface Serving {
  readonly url: string;
  /** Undefined unless METRICS_PORT is set. */
  readonly metricsUrl: string | undefined;
  close(): Promise<void>;
}

interface ServeOptions {
  readonly extend?: ((app: Express) => void) | undefined;
  readonly hooks?: PlacementHooks | undefined;
}

/** Serves HTTP in this process, on a migrated database. */
export async function serve(
  config: Config,
  databaseUrl: string,
  { extend, hooks }: ServeOptions = {},
): Promise<Serving> {
  const listening = Promise.withResolvers<string>();
  const store = await openStore(config, databaseUrl, { publicUrl: listening.promise, hooks });
  const metricsServer = createServer(metricsApp(store.services, store.isEnding));
  try {
    const { services, isEnding: isShuttingDown } = store;
    const server = createHttpServer({ config, services, extend, isShuttingDown });
    const metricsUrl = await listenForMetrics(metricsServer, config);
    const url = await listen(server, { host: config.HOST, port: config.PORT });
    listening.resolve(url);
    const stop = async () => {
      await stopServing(server, { url, delayMs: config.SHUTDOWN_DELAY });
      closeNow(metricsServer);
    };
    return {
      url,
      metricsUrl,
      async close() {
        await store.close(stop);
        await tracing()?.flush();
      },
    };
  } catch (error) {
    closeNow(metricsServer);
    await store.close(() => Promise.resolve());
    throw error;
  }
}

interface Address {
  readonly host: string;
  readonly port: number;
  /** How messages name the settings. */
  readonly names?: readonly [host: string, port: string];
}

/** Starts to listen and returns the server's URL. @throws {StartError} */
export async function listen(server: Server, address: Address): Promise<string> {
  server.listen(address.port, address.host);
  await once(server, 'listening').catch((error: unknown) => {
    throw new StartError(portMessage(error, address), { cause: error });
  });
  return urlOf(server.address(), address.host);
}

async function listenForMetrics(
  server: Server,
  { METRICS_HOST: host, METRICS_PORT: port }: Config,
): Promise<string | undefined> {
  if (port === undefined) return undefined;
  return listen(server, { host, port, names: ['METRICS_HOST', 'METRICS_PORT'] });
}

function closeNow(server: Server): void {
  server.close();
  server.closeAllConnections();
}

function portMessage(
  error: unknown,
  { host, port, names: [HOST, PORT] = ['HOST', 'PORT'] }: Address,
): string {
  const code = isErrorLike(error) ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use by another program: set ${PORT} to a free one, for example ${PORT}=${port + 1}`;
  if (code === 'EACCES')
    return `Port ${port} requires privileges: set ${PORT} to a number above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return `${HOST} ${host} is not an address of this machine: set ${HOST}=127.0.0.1`;
  return `Cannot listen on ${host}:${port}: ${messageOf(error)}`;
}

function urlOf(address: AddressInfo | string | null, host: string): string {
  if (address === null || typeof address === 'string') return String(address);
  const name = host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${address.port}`;
}
