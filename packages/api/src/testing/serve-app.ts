import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';

/** `await using served = await serveApp(app)`: an HTTP server on a free port. */
export async function serveApp(
  app: RequestListener,
): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(app);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
