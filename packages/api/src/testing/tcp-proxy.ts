import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

/** A TCP proxy on 127.0.0.1 that can be told to break what passes through it. */
export interface TcpProxy extends AsyncDisposable {
  /** The URL of the server behind it, through the proxy. */
  readonly url: string;
  /**
   * Cuts the connection of the next client that sends `text`: before the server gets it, or after the
   * server has answered and before the client gets the answer.
   */
  cutOnce(text: string, when: CutMoment): void;
  /** The same, and every other connection is cut too, and none gets through afterwards. */
  cutForGood(text: string, when: CutMoment): void;
  /** How many connections were cut so far. */
  readonly cuts: number;
  /** Cuts every connection and refuses new ones, as a server that is down does. */
  goAway(): Promise<void>;
  /** Accepts connections again. */
  comeBack(): Promise<void>;
  /** Keeps every connection and passes nothing on, as a network that swallows packets does. Until {@link goAway}. */
  stall(): void;
}

type CutMoment = 'before the server' | 'before the answer';

/**
 * `await using proxy = await startTcpProxy(database.url)`, or before another server, with a text that is in
 * an answer which is to be lost.
 */
export async function startTcpProxy(targetUrl: string, answer = 'COMMIT\0'): Promise<TcpProxy> {
  const target = new URL(targetUrl);
  const open = new Set<Socket>();
  let trap:
    | { readonly text: string; readonly when: CutMoment; readonly forGood: boolean }
    | undefined;
  let refusing = false;
  let stalled = false;
  let cuts = 0;

  const cut = (end: () => void) => {
    if (!refusing) return end();
    for (const socket of open) socket.destroy();
  };

  const server = createServer((client) => {
    if (refusing) {
      client.destroy();
      return;
    }
    const upstream = connect(Number(target.port), target.hostname);
    let answerIsLost = false;
    const end = () => {
      client.destroy();
      upstream.destroy();
      open.delete(client);
    };
    open.add(client);
    for (const socket of [client, upstream]) socket.on('error', end).on('close', end);
    client.on('data', (data) => {
      if (stalled) return;
      if (trap && data.includes(trap.text)) {
        answerIsLost = trap.when === 'before the answer';
        refusing = trap.forGood;
        trap = undefined;
        cuts++;
        if (!answerIsLost) return cut(end);
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => {
      // The answer to COMMIT is what it did; what comes before it may come alone.
      if (!answerIsLost) client.write(data);
      else if (data.includes(answer)) cut(end);
    });
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const goAway = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    for (const socket of open) socket.destroy();
    await closed;
    stalled = false;
  };
  await listen(0);
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const url = new URL(targetUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);

  return {
    url: url.toString(),
    cutOnce: (text, when) => void (trap = { text, when, forGood: false }),
    cutForGood: (text, when) => void (trap = { text, when, forGood: true }),
    get cuts() {
      return cuts;
    },
    goAway,
    comeBack: () => listen(port),
    stall: () => void (stalled = true),
    [Symbol.asyncDispose]: goAway,
  };
}
