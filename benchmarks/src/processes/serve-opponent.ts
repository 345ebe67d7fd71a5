import { once } from 'node:events';
import { endOnSignal } from '@order-store/api';
import { openDatabase } from '@order-store/db';
import type { AnyRouter } from '@trpc/server';
import { createHttpServer, createServices, readConfig } from '../product.ts';

/**
 * Serves another router in the place of the product's, on its HTTP server with its environment and its
 * pool, and prints the same line when it does.
 */
export async function serveOpponent(
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
  if (address === null || typeof address === 'string') throw new Error('It has no port');
  console.log(`An opponent serves at http://${config.HOST}:${address.port}`);
  endOnSignal(async () => {
    server.closeAllConnections();
    server.close();
    await database.close();
  });
}
