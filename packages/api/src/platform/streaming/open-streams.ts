import { accessTable } from '../identity/access.ts';
import { actAs } from '../identity/act-as.ts';
import type { Authenticator } from '../identity/authenticate.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { addressKey, networkFactor, networkKey } from '../rate-limits/address-key.ts';
import type { Actor } from '../identity/context.ts';
import { toDomainError } from '../trpc/translate-error.ts';
import { Poller } from '../background/poller.ts';
import type { Mailbox } from './mailbox.ts';

/** The caller at the other end of a stream. */
export interface Listener {
  /** Null for anonymous callers. */
  readonly actor: Pick<Actor, 'id' | 'role'> | null;
  readonly token: string | null;
  /** The procedure that was called. Its access row says what the token must still allow. */
  readonly procedure: string;
  readonly address: string | null;
}

/** How many streams may be open at a time. */
export interface StreamLimits {
  /** In this process. */
  readonly total: number;
  /** Of these, how many only staff may open. */
  readonly forStaff: number;
  /** Per account, or per address for anonymous callers; Infinity for no limit. */
  readonly perCaller: number;
  /** Of all customers and anonymous callers at an address; a /48 network has four times as many. Infinity for no limit. */
  readonly perAddress: number;
}

interface OpenStreamsOptions {
  readonly authenticate: Authenticator;
  readonly limits: StreamLimits;
  /** How often the listeners' access is checked again. */
  readonly checkIntervalMs?: number | undefined;
}

interface Stream {
  readonly listener: Listener;
  readonly mailbox: Mailbox<unknown>;
}

/** The open streams of this process: limits their number, ends those whose listeners lose access, and all on shutdown. */
export class OpenStreams {
  readonly #options: OpenStreamsOptions;
  readonly #streams = new Set<Stream>();
  readonly #counts = new Map<string, number>();
  readonly #checks: Poller;
  #ending = false;

  constructor(options: OpenStreamsOptions) {
    this.#options = options;
    this.#checks = new Poller({
      task: () => this.#check(),
      intervalMs: options.checkIntervalMs ?? 5000,
      onFailure: () => {},
    });
  }

  get size(): number {
    return this.#streams.size;
  }

  /**
   * Counts a stream until it is disposed of, and ends its mailbox when the listener disconnects or loses access, or
   * when the process shuts down. OVERLOADED, RATE_LIMITED, SHUTTING_DOWN
   */
  open(listener: Listener, mailbox: Mailbox<unknown>, signal: AbortSignal | undefined): Disposable {
    const { limits } = this.#options;
    if (this.#ending) throw shuttingDown();
    const counted = limitsFor(listener, limits);
    for (const [key, limit] of counted) {
      if ((this.#counts.get(key) ?? 0) >= limit) throw tooManyOfOne(limit);
    }
    const isStaff = listener.actor?.role === 'staff';
    if (this.#streams.size >= limits.total - (isStaff ? 0 : limits.forStaff)) throw tooMany();
    const keys = counted.map(([key]) => key);
    for (const key of keys) this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
    const stream: Stream = { listener, mailbox };
    this.#streams.add(stream);
    this.#checks.start();
    const leave = () => mailbox.end();
    signal?.addEventListener('abort', leave);
    if (signal?.aborted) leave();
    return {
      [Symbol.dispose]: () => {
        signal?.removeEventListener('abort', leave);
        this.#close(stream, keys);
      },
    };
  }

  /** Ends all streams with SHUTTING_DOWN and opens no more. */
  async end(): Promise<void> {
    this.#ending = true;
    this.#checks.stop();
    for (const { mailbox } of this.#streams) mailbox.end(shuttingDown());
    await this.#checks.idle();
  }

  #close(stream: Stream, keys: readonly string[]): void {
    if (!this.#streams.delete(stream)) return;
    for (const key of keys) {
      const left = (this.#counts.get(key) ?? 1) - 1;
      if (left > 0) this.#counts.set(key, left);
      else this.#counts.delete(key);
    }
    if (this.#streams.size === 0) this.#checks.stop();
  }

  /**
   * Checks the tokens in groups that share the queries of `authenticate`, one group after another: the token checks of
   * calls would otherwise wait behind those of thousands of streams.
   */
  async #check(): Promise<void> {
    const byToken = [...Map.groupBy(this.#streams, ({ listener }) => listener.token)];
    for (let first = 0; first < byToken.length && !this.#ending; first += checkedAtOnce) {
      await Promise.all(
        byToken
          .slice(first, first + checkedAtOnce)
          .map(([token, streams]) => this.#checkToken(token, streams)),
      );
    }
  }

  async #checkToken(token: string | null, streams: readonly Stream[]): Promise<void> {
    if (token === null) return;
    const present = await this.#authenticated(token);
    if (present === undefined) return;
    for (const stream of streams) {
      const lost = present instanceof DomainError ? present : lostAccess(stream.listener, present);
      if (lost) stream.mailbox.end(lost);
    }
  }

  /** The token's owner, or UNAUTHENTICATED; undefined while the database does not answer. */
  async #authenticated(token: string): Promise<Actor | DomainError | undefined> {
    try {
      return (await this.#options.authenticate(token)).actor;
    } catch (error) {
      const known = toDomainError(error);
      return known.reason === 'UNAUTHENTICATED' ? known : undefined;
    }
  }
}

/** How many tokens of streams are checked at a time. */
const checkedAtOnce = 100;

/** Why the token's owner may not have the stream any more. */
function lostAccess({ actor, procedure }: Listener, present: Actor): DomainError | undefined {
  try {
    const now = actAs(present, accessTable.get(procedure) ?? { scope: null });
    return actor?.role === 'staff' && now.role !== 'staff' ? noLongerStaff() : undefined;
  } catch (error) {
    return toDomainError(error);
  }
}

/** What the stream counts for, with the limits. Staff are limited only by account. */
function limitsFor(
  { actor, address }: Listener,
  { perCaller, perAddress }: StreamLimits,
): readonly (readonly [key: string, limit: number])[] {
  const own = actor ? `account ${actor.id}` : `anonymous ${addressKey(address)}`;
  // Calls inside the process have no address.
  if (actor?.role === 'staff' || address === null) return [[own, perCaller]];
  const network = networkKey(address);
  return [
    [own, perCaller],
    [`address ${addressKey(address)}`, perAddress],
    ...(network === null ? [] : ([[`network ${network}`, perAddress * networkFactor]] as const)),
  ];
}

function tooManyOfOne(limit: number): DomainError {
  return new DomainError('RATE_LIMITED', `At most ${limit} streams at a time: close one first`, {
    retryAfterMs: 10_000,
  });
}

function tooMany(): DomainError {
  return new DomainError('OVERLOADED', 'This server has too many open streams; try again', {});
}

function shuttingDown(): DomainError {
  return new DomainError('SHUTTING_DOWN', 'This server is shutting down; reconnect', {});
}

function noLongerStaff(): DomainError {
  return new DomainError('FORBIDDEN', 'Only staff may watch the orders of all customers', {});
}
