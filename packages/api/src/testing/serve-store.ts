import { once } from 'node:events';
import { createHttpServer, type ServerOptions } from '../app/http-server.ts';
import { metricsApp } from '../app/metrics-app.ts';
import { serveApp } from './serve-app.ts';
import type { TestStore } from './test-store.ts';

/** An HTTP server in this process on a test store, closed at the end of the scope. */
export interface ServedStore extends AsyncDisposable {
  readonly url: string;
  readonly metricsUrl: string;
  readonly port: number;
  /** Number of open connections. */
  readonly connections: () => Promise<number>;
}

export type ServeOptions = Partial<Omit<ServerOptions, 'config' | 'services'>> & {
  readonly config?: Partial<ServerOptions['config']>;
};

/** `await using served = await serveStore(store)`, with options that `startTestApi` lacks. */
export async function serveStore(
  { services }: TestStore,
  { config, isShuttingDown = () => false, ...options }: ServeOptions = {},
): Promise<ServedStore> {
  const server = createHttpServer({
    services,
    isShuttingDown,
    ...options,
    config: {
      CORS_ORIGINS: [],
      RATE_LIMIT: true,
      TRUST_PROXY: false,
      IMAGE_ORIGINS: [],
      WEB_ROOT: undefined,
      ...config,
    },
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const metrics = await serveApp(metricsApp(services, isShuttingDown));
  return {
    url: `http://127.0.0.1:${address.port}`,
    metricsUrl: metrics.url,
    port: address.port,
    connections: () =>
      new Promise((resolve, reject) => {
        server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
      }),
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      await services.streams.end();
      server.close();
      server.closeAllConnections();
      await closed;
      await metrics[Symbol.asyncDispose]();
    },
  };
}
