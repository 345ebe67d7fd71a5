import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import pg from 'pg';
import { ConnectionGate, mayUseReservedConnections } from './connection-gate.ts';
import { sqlStateOf } from './transaction/retryable-errors.ts';

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

interface SilenceSettings {
  /** How long the database may send nothing while callers wait before the pool probes it. */
  readonly silenceMs: number;
  /** The timeout of each of two probes. */
  readonly probeMs: number;
}

const defaultSilence: SilenceSettings = { silenceMs: 3000, probeMs: 2500 };

interface WatchedPoolConfig extends pg.PoolConfig {
  readonly max: number;
  /** Connections that only callers of `onReservedConnection` may take. */
  readonly reserved?: number;
}

/**
 * A pool that measures how long callers wait for a connection, reserves some connections, and detects when the network
 * drops all packets. It then closes its connections and rejects new callers until the database responds again. A slow
 * statement does not count, because a probe on a new connection succeeds.
 */
export class WatchedPool extends pg.Pool {
  readonly #connection: pg.ClientConfig;
  readonly #settings: SilenceSettings;
  readonly #waits = new Set<{ readonly since: number }>();
  readonly #sockets = new Set<Socket>();
  readonly #gate: ConnectionGate;
  /** In use by callers that passed the gate. */
  readonly #gated = new WeakSet<pg.PoolClient>();
  #lastByteAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #isChecking = false;
  #isSilent = false;
  #hasEnded = false;

  constructor(config: WatchedPoolConfig, settings: Partial<SilenceSettings> = {}) {
    super(config);
    this.#connection = config;
    this.#settings = { ...defaultSilence, ...settings };
    this.#gate = new ConnectionGate(
      Math.max(1, config.max - (config.reserved ?? 0)),
      config.connectionTimeoutMillis ?? 0,
    );
    this.on('connect', (client) => this.#listenTo(client));
    this.on('release', (_error, client) => {
      // After it has returned to the pool, so that the next caller reuses it instead of opening a new one.
      if (this.#gated.delete(client)) process.nextTick(() => this.#gate.leave());
    });
  }

  /** How many callers wait for a connection. */
  waitingCallers(): number {
    return this.#waits.size;
  }

  /** The longest time that a caller has been waiting for a connection, in milliseconds. */
  waitingMs(): number {
    for (const { since } of this.#waits) return performance.now() - since;
    return 0;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    if (this.#isSilent) {
      const error = Object.assign(new Error('The database does not respond'), {
        code: 'ETIMEDOUT',
      });
      if (callback === undefined) return Promise.reject(error);
      return process.nextTick(callback, error, undefined, () => {});
    }
    const wait = { since: performance.now() };
    this.#waits.add(wait);
    this.#scheduleCheck();
    if (callback === undefined) {
      return new Promise((resolve, reject) => {
        this.#acquire((error, client) => {
          this.#waits.delete(wait);
          if (client) resolve(client);
          else reject(error);
        });
      });
    }
    return this.#acquire((error, client, release) => {
      this.#waits.delete(wait);
      callback(error, client, release);
    });
  }

  #acquire(callback: ConnectCallback): void {
    if (mayUseReservedConnections()) return super.connect(callback);
    this.#gate.enter((error) => {
      if (error) return callback(error, undefined, () => {});
      super.connect((failure, client, release) => {
        if (client) this.#gated.add(client);
        else this.#gate.leave();
        callback(failure, client, release);
      });
    });
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    this.#gate.open();
    return callback === undefined ? super.end() : super.end(callback);
  }

  #listenTo(client: pg.PoolClient): void {
    const socket = socketOf(client);
    if (!socket) return;
    this.#lastByteAt = performance.now();
    this.#sockets.add(socket);
    socket.on('data', () => (this.#lastByteAt = performance.now()));
    socket.once('close', () => this.#sockets.delete(socket));
  }

  /** Checks once a second while callers wait for a connection or a response. */
  #scheduleCheck(): void {
    if (this.#timer !== undefined || this.#hasEnded) return;
    const requestedAt = performance.now();
    // The silence starts with the request, not with the last byte before it.
    if (this.totalCount === this.idleCount)
      this.#lastByteAt = Math.max(this.#lastByteAt, requestedAt);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#check();
    }, 1000);
    this.#timer.unref();
  }

  async #check(): Promise<void> {
    if (this.#isChecking || this.#hasEnded) return;
    this.#isChecking = true;
    try {
      if (this.#isSilent) this.#isSilent = !(await this.#responds());
      else if (this.#isBusy() && performance.now() - this.#lastByteAt > this.#settings.silenceMs) {
        if (!(await this.#responds()) && !(await this.#responds())) this.#closeAll();
      }
    } finally {
      this.#isChecking = false;
      if (this.#isSilent || this.#isBusy()) this.#scheduleCheck();
    }
  }

  #isBusy(): boolean {
    return this.totalCount > this.idleCount || this.waitingCount > 0;
  }

  /** Whether a new connection succeeds, or any byte has arrived on the others since. */
  async #responds(): Promise<boolean> {
    const { probeMs } = this.#settings;
    const startedAt = performance.now();
    const client = new pg.Client({
      ...this.#connection,
      connectionTimeoutMillis: probeMs,
      query_timeout: probeMs,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('SELECT 1');
      this.#lastByteAt = performance.now();
      return true;
    } catch (error) {
      // An error from the database itself is a response, too.
      return this.#lastByteAt > startedAt || sqlStateOf(error) !== undefined;
    } finally {
      client.end().catch(() => {});
    }
  }

  #closeAll(): void {
    if (this.#hasEnded) return;
    this.#isSilent = true;
    for (const socket of this.#sockets) socket.destroy();
  }
}

function socketOf(client: pg.PoolClient): Socket | undefined {
  if (!('connection' in client) || !(client.connection instanceof EventEmitter)) return undefined;
  const { connection } = client;
  return 'stream' in connection && connection.stream instanceof Socket
    ? connection.stream
    : undefined;
}
