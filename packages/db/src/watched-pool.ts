import { EventEmitter } from 'node:events';
import { Socket } from 'node:net';
import pg from 'pg';
import { sqlStateOf } from './transaction/retryable-errors.ts';

type ConnectCallback = Parameters<pg.Pool['connect']>[0];

export interface SilenceSettings {
  /** No byte for so long, though something was asked: it is looked whether the database is there. */
  readonly silenceMs: number;
  /** How long each of two looks may take. */
  readonly probeMs: number;
}

const usualSilence: SilenceSettings = { silenceMs: 3000, probeMs: 2500 };

/**
 * A pool that knows how long callers wait for a connection, and that notices when the network swallows
 * everything: then it gives up its connections and refuses new callers at once, until the database answers
 * again. A statement that takes long is no silence, for a new connection is answered beside it.
 */
export class WatchedPool extends pg.Pool {
  readonly #connection: pg.ClientConfig;
  readonly #settings: SilenceSettings;
  readonly #waits = new Set<{ readonly since: number }>();
  readonly #sockets = new Set<Socket>();
  #heardAt = performance.now();
  #timer: NodeJS.Timeout | undefined;
  #looking = false;
  #isSilent = false;
  #hasEnded = false;

  constructor(config: pg.PoolConfig, settings: Partial<SilenceSettings> = {}) {
    super(config);
    this.#connection = config;
    this.#settings = { ...usualSilence, ...settings };
    this.on('connect', (client) => this.#listenTo(client));
  }

  /** How long the caller who has waited longest for a connection waits already, in milliseconds. */
  waitingMs(): number {
    for (const { since } of this.#waits) return performance.now() - since;
    return 0;
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | void {
    if (this.#isSilent) {
      const error = Object.assign(new Error('The database does not answer'), { code: 'ETIMEDOUT' });
      if (callback === undefined) return Promise.reject(error);
      return process.nextTick(callback, error, undefined, () => {});
    }
    const wait = { since: performance.now() };
    this.#waits.add(wait);
    this.#watch();
    if (callback === undefined) return super.connect().finally(() => this.#waits.delete(wait));
    return super.connect((error, client, release) => {
      this.#waits.delete(wait);
      callback(error, client, release);
    });
  }

  override end(): Promise<void>;
  override end(callback: () => void): void;
  override end(callback?: () => void): Promise<void> | void {
    this.#hasEnded = true;
    clearTimeout(this.#timer);
    return callback === undefined ? super.end() : super.end(callback);
  }

  #listenTo(client: pg.PoolClient): void {
    const socket = socketOf(client);
    if (!socket) return;
    this.#heardAt = performance.now();
    this.#sockets.add(socket);
    socket.on('data', () => (this.#heardAt = performance.now()));
    socket.once('close', () => this.#sockets.delete(socket));
  }

  /** Looks once a second while anybody waits for anything. */
  #watch(): void {
    if (this.#timer !== undefined || this.#hasEnded) return;
    const askedAt = performance.now();
    // What was heard before the question is no sign of silence after it.
    if (this.totalCount === this.idleCount) this.#heardAt = Math.max(this.#heardAt, askedAt);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      void this.#look();
    }, 1000);
    this.#timer.unref();
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#hasEnded) return;
    this.#looking = true;
    try {
      if (this.#isSilent) this.#isSilent = !(await this.#answers());
      else if (this.#isBusy() && performance.now() - this.#heardAt > this.#settings.silenceMs) {
        if (!(await this.#answers()) && !(await this.#answers())) this.#giveUp();
      }
    } finally {
      this.#looking = false;
      if (this.#isSilent || this.#isBusy()) this.#watch();
    }
  }

  #isBusy(): boolean {
    return this.totalCount > this.idleCount || this.waitingCount > 0;
  }

  /** Whether a new connection is answered, or anything came on the others meanwhile. */
  async #answers(): Promise<boolean> {
    const { probeMs } = this.#settings;
    const begun = performance.now();
    const client = new pg.Client({
      ...this.#connection,
      connectionTimeoutMillis: probeMs,
      query_timeout: probeMs,
    });
    client.on('error', () => {});
    try {
      await client.connect();
      await client.query('SELECT 1');
      this.#heardAt = performance.now();
      return true;
    } catch (error) {
      // A refusal by the database itself is an answer as well.
      return this.#heardAt > begun || sqlStateOf(error) !== undefined;
    } finally {
      client.end().catch(() => {});
    }
  }

  #giveUp(): void {
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
