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
  cutPermanently(text: string, when: CutMoment): void;
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

interface ProxyState {
  readonly open: Set<Socket>;
  trap:
    | { readonly text: string; readonly when: CutMoment; readonly permanent: boolean }
    | undefined;
  rejecting: boolean;
  stalled: boolean;
  delayMs: number;
  cuts: number;
}

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
  const state: ProxyState = {
    open: new Set(),
    trap: undefined,
    rejecting: false,
    stalled: false,
    delayMs: 0,
    cuts: 0,
  };
  let turn = 0;
  const server = createServer((client) => {
    if (state.rejecting) client.destroy();
    else accept(client, connectToOne(targets, turn++), answer, state);
  });
  const listen = async (port: number) => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const goAway = async () => {
    if (!server.listening) return;
    const closed = once(server, 'close');
    server.close();
    cutEach(state);
    await closed;
    state.stalled = false;
  };
  await listen(0);
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;

  return {
    url: urlWithPort(urls[0], port),
    cutOnce: (text, when) => void (state.trap = { text, when, permanent: false }),
    cutPermanently: (text, when) => void (state.trap = { text, when, permanent: true }),
    get cuts() {
      return state.cuts;
    },
    goAway,
    comeBack: () => listen(port),
    stall: () => void (state.stalled = true),
    cutAll: () => cutEach(state),
    delay: (milliseconds) => void (state.delayMs = milliseconds),
    [Symbol.asyncDispose]: goAway,
  };
}

function urlWithPort(serverUrl: string, port: number): string {
  const url = new URL(serverUrl);
  url.hostname = '127.0.0.1';
  url.port = String(port);
  // Keeps a URL without a path as it was given.
  return url.pathname === '/' ? url.toString().replace(/\/$/, '') : url.toString();
}

function cutEach({ open }: ProxyState): void {
  for (const socket of open) socket.destroy();
}

/** Keeps what the client sends until the server accepts the connection. */
function accept(client: Socket, connecting: Promise<Socket>, answer: string, state: ProxyState) {
  const { open } = state;
  open.add(client);
  const early: Buffer[] = [];
  const keep = (data: Buffer) => void early.push(data);
  client.on('data', keep);
  client.on('error', () => {}).on('close', () => open.delete(client));
  connecting.then(
    (upstream) => {
      client.off('data', keep);
      const sendOn = join(client, upstream, answer, state);
      for (const data of early) sendOn(data);
      client.on('data', sendOn);
      if (client.destroyed) upstream.destroy();
    },
    () => client.resetAndDestroy(),
  );
}

/** Forwards what the server sends. Returns a function that forwards what the client sends. */
function join(
  client: Socket,
  upstream: Socket,
  answer: string,
  state: ProxyState,
): (data: Buffer) => void {
  let answerIsLost = false;
  const [there, back] = [passerWith(() => state.delayMs), passerWith(() => state.delayMs)];
  const end = () => {
    client.destroy();
    upstream.destroy();
  };
  const cut = () => (state.rejecting ? cutEach(state) : end());
  for (const socket of [client, upstream]) {
    socket.setNoDelay(true).on('error', end);
    socket.on('close', () => setTimeout(end, state.delayMs));
  }
  upstream.on('data', (data) => {
    if (state.stalled) return;
    // The response to COMMIT; earlier responses may arrive separately.
    if (!answerIsLost) back(data, client);
    else if (data.includes(answer)) cut();
  });
  return (data) => {
    const { trap, stalled } = state;
    if (stalled) return;
    if (trap && data.includes(trap.text)) {
      answerIsLost = trap.when === 'before the answer';
      state.rejecting = trap.permanent;
      state.trap = undefined;
      state.cuts++;
      if (!answerIsLost) return cut();
    }
    there(data, upstream);
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
