import { once } from 'node:events';
import { endOnSignal } from '@order-store/api';
import { openDatabase } from '@order-store/db';
import type { AnyRouter } from '@trpc/server';
import { createHttpServer, createServices, readConfig } from '../api-internals.ts';

/**
 * Serves a router on the API's own HTTP server, configured by the same environment variables, and prints the
 * same line as the API when it is ready.
 */
export async function serveRouter(
  router: AnyRouter,
  { fastPath = true }: { readonly fastPath?: boolean } = {},
): Promise<void> {
  const config = readConfig(process.env);
  const database = openDatabase({
    url: config.DATABASE_URL ?? '',
    maxOpenConnections: config.DATABASE_MAX_OPEN_CONNS,
    maxIdleConnections: config.DATABASE_MAX_IDLE_CONNS,
    connectionMaxLifetimeMs: config.DATABASE_CONN_MAX_LIFETIME,
  });
  const services = await createServices(database, config);
  const server = createHttpServer({
    config,
    services,
    router,
    fastPath,
    isShuttingDown: () => false,
  });
  server.listen(config.PORT, config.HOST);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  console.log(`The benchmark's router is listening at http://${config.HOST}:${address.port}`);
  endOnSignal(async () => {
    server.closeAllConnections();
    server.close();
    await database.close();
  });
}
