import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A TCP proxy on 127.0.0.1 that can inject network failures. */
export interface TcpProxy extends AsyncDisposable {
  /** The URL of the server through the proxy. */
  readonly url: string;
  /**
   * Cuts the connection of the next client that sends `text`: before it reaches the server, or after the server's
   * response and before it reaches the client.
   */
  cutOnce(text: string, when: CutMoment): void;
  /** Also cuts every other connection and rejects new ones. */
  cutForGood(text: string, when: CutMoment): void;
  /** Number of connections cut. */
  readonly cuts: number;
  /** Cuts every connection and rejects new ones, like a server that is down. */
  goAway(): Promise<void>;
  /** Accepts connections again. */
  comeBack(): Promise<void>;
  /** Keeps connections but forwards nothing, like a network that drops packets. Until {@link goAway}. */
  stall(): void;
  /** Cuts every open connection once; accepts new ones. */
  cutAll(): void;
  /** Delays all traffic by this many milliseconds in each direction. */
  delay(milliseconds: number): void;
}

type CutMoment = 'before the server' | 'before the answer';

/**
 * `await using proxy = await startTcpProxy(database.url)`. With several servers, each connection goes to the next
 * one that accepts it.
 */
export async function startTcpProxy(
  targetUrls: string | readonly [string, ...string[]],
  answer = 'COMMIT\0',
): Promise<TcpProxy> {
  const urls = typeof targetUrls === 'string' ? ([targetUrls] as const) : targetUrls;
  const targets = urls.map((url) => new URL(url));
  const open = new Set<Socket>();
  let trap:
    | { readonly text: string; readonly when: CutMoment; readonly forGood: boolean }
    | undefined;
  let rejecting = false;
  let stalled = false;
  let delayMs = 0;
  let cuts = 0;
  let turn = 0;

  const cutEach = () => {
    for (const socket of open) socket.destroy();
  };
  const cut = (end: () => void) => (rejecting ? cutEach() : end());
  const pass = () => passerWith(() => delayMs);

  const server = createServer((client) => {
    if (rejecting) {
      client.destroy();
      return;
    }
    open.add(client);
    const early: Buffer[] = [];
    const keep = (data: Buffer) => void early.push(data);
    client.on('data', keep);
    client.on('error', () => {}).on('close', () => open.delete(client));
    connectToOne(targets, turn++).then(
      (upstream) => {
        client.off('data', keep);
        join(client, upstream, early);
      },
      () => client.resetAndDestroy(),
    );
  });

  const join = (client: Socket, upstream: Socket, early: readonly Buffer[]) => {
    let answerIsLost = false;
    const [there, back] = [pass(), pass()];
    const end = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      socket.setNoDelay(true).on('error', end);
      socket.on('close', () => setTimeout(end, delayMs));
    }
    const fromClient = (data: Buffer) => {
      if (stalled) return;
      if (trap && data.includes(trap.text)) {
        answerIsLost = trap.when === 'before the answer';
        rejecting = trap.forGood;
        trap = undefined;
        cuts++;
        if (!answerIsLost) return cut(end);
      }
      there(data, upstream);
    };
    for (const data of early) fromClient(data);
    client.on('data', fromClient);
    upstream.on('data', (data) => {
      if (stalled) return;
      // The response to COMMIT; earlier responses may arrive separately.
      if (!answerIsLost) back(data, client);
      else if (data.includes(answer)) cut(end);
    });
    if (client.destroyed) end();
  };
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const goAway = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    cutEach();
    await closed;
    stalled = false;
  };
  await listen(0);
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  const url = new URL(urls[0]);
  url.hostname = '127.0.0.1';
  url.port = String(port);

  return {
    // Keeps a URL without a path as it was given.
    url: url.pathname === '/' ? url.toString().replace(/\/$/, '') : url.toString(),
    cutOnce: (text, when) => void (trap = { text, when, forGood: false }),
    cutForGood: (text, when) => void (trap = { text, when, forGood: true }),
    get cuts() {
      return cuts;
    },
    goAway,
    comeBack: () => listen(port),
    stall: () => void (stalled = true),
    cutAll: cutEach,
    delay: (milliseconds) => void (delayMs = milliseconds),
    [Symbol.asyncDispose]: goAway,
  };
}

/** Writes data to the other side in order, after the current delay. */
function passerWith(delayMs: () => number): (data: Buffer, to: Socket) => void {
  let before: Promise<void> | undefined;
  return (data, to) => {
    if (delayMs() === 0 && before === undefined) {
      to.write(data);
      return;
    }
    const due = performance.now() + delayMs();
    const passed = (before ?? Promise.resolve()).then(async () => {
      await sleep(Math.max(0, due - performance.now()));
      if (to.writable) to.write(data);
      if (before === passed) before = undefined;
    });
    before = passed;
  };
}

/** Connects to the first server that accepts, in turn. */
async function connectToOne(targets: readonly URL[], turn: number): Promise<Socket> {
  const failures: unknown[] = [];
  for (let attempt = 0; attempt < targets.length; attempt++) {
    const target = targets[(turn + attempt) % targets.length];
    if (!target) break;
    const socket = connect(Number(target.port), target.hostname);
    try {
      await once(socket, 'connect');
      return socket;
    } catch (error) {
      failures.push(error);
    }
  }
  throw new AggregateError(failures, 'no server accepts the connection');
}
