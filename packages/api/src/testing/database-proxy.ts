import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** Stands between an API and its database, to take the database away and to bring it back. */
export interface DatabaseProxy extends AsyncDisposable {
  /** The database's URL through the proxy. */
  readonly url: string;
  /** Keeps every connection and passes nothing on any more, as a network that swallows packets. */
  stall(): void;
  /** Cuts every connection and refuses new ones, as a database that is down does. */
  cut(): Promise<void>;
  /** Accepts new connections again, after a cut. */
  restore(): Promise<void>;
}

/** `await using proxy = await startDatabaseProxy(database.url)` */
export async function startDatabaseProxy(databaseUrl: string): Promise<DatabaseProxy> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  let stalled = false;
  const server = createServer((client) => {
    const upstream = connect({ host: target.hostname, port: Number(target.port || 5432) });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => (sockets.delete(from), to.destroy()));
      from.on('data', (bytes) => !stalled && to.write(bytes));
    }
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  await listen(0);
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const cut = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
    stalled = false;
  };
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return {
    url: url.toString(),
    stall: () => void (stalled = true),
    cut,
    restore: () => listen(port),
    [Symbol.asyncDispose]: cut,
  };
}
