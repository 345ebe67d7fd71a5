import type { Authenticator } from '../identity/authenticate.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { addressKey } from '../rate-limits/address-key.ts';
import type { Actor } from '../identity/context.ts';
import { toDomainError } from '../trpc/translate-error.ts';
import { Poller } from '../background/poller.ts';

/** Who is at the other end of a stream. */
export interface Listener {
  /** Null for strangers. */
  readonly actor: Pick<Actor, 'id' | 'role'> | null;
  readonly token: string | null;
  readonly address: string | null;
}

/** How many streams there may be. */
export interface StreamLimits {
  /** In this process. */
  readonly total: number;
  /** Of one account, or of one address for strangers; Infinity for no limit. */
  readonly perCaller: number;
}

export interface OpenStreamsOptions {
  readonly authenticate: Authenticator;
  readonly limits: StreamLimits;
  /** How often it is looked whether listeners still may listen. */
  readonly checkIntervalMs: number;
}

interface Stream {
  readonly listener: Listener;
  end(error?: DomainError): void;
}

/**
 * The streams of this process: how many there may be, whether those who listen still may, and their end
 * when the process ends.
 */
export class OpenStreams {
  readonly #options: OpenStreamsOptions;
  readonly #streams = new Set<Stream>();
  readonly #perCaller = new Map<string, number>();
  readonly #checks: Poller;
  #ending = false;

  constructor(options: OpenStreamsOptions) {
    this.#options = options;
    this.#checks = new Poller({
      task: () => this.#check(),
      intervalMs: options.checkIntervalMs,
      onFailure: () => {},
    });
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Counts a stream until the scope ends. OVERLOADED, RATE_LIMITED, SHUTTING_DOWN */
  open(stream: Stream): Disposable {
    const { limits } = this.#options;
    const caller = callerOf(stream.listener);
    const count = this.#perCaller.get(caller) ?? 0;
    if (this.#ending) throw shuttingDown();
    if (count >= limits.perCaller) throw tooManyOfOne(limits.perCaller);
    if (this.#streams.size >= limits.total) throw tooMany();
    this.#perCaller.set(caller, count + 1);
    this.#streams.add(stream);
    this.#checks.start();
    return { [Symbol.dispose]: () => this.#close(stream, caller) };
  }

  /** Ends all streams and takes no more; those who listened are told to come back elsewhere. */
  async end(): Promise<void> {
    this.#ending = true;
    this.#checks.stop();
    for (const stream of this.#streams) stream.end(shuttingDown());
    await this.#checks.idle();
  }

  #close(stream: Stream, caller: string): void {
    this.#streams.delete(stream);
    const left = (this.#perCaller.get(caller) ?? 1) - 1;
    if (left > 0) this.#perCaller.set(caller, left);
    else this.#perCaller.delete(caller);
    if (this.#streams.size === 0) this.#checks.stop();
  }

  /** All tokens at the same moment, so that they share the queries of `authenticate`. */
  async #check(): Promise<void> {
    const byToken = Map.groupBy(this.#streams, ({ listener }) => listener.token);
    await Promise.all(
      [...byToken].map(async ([token, streams]) => {
        if (token === null) return;
        const present = await this.#authenticated(token);
        if (present === undefined) return;
        for (const stream of streams) {
          const wasStaff = stream.listener.actor?.role === 'staff';
          if (present instanceof DomainError) stream.end(present);
          else if (wasStaff && present.role !== 'staff') stream.end(noLongerStaff());
        }
      }),
    );
  }

  /** Who the token belongs to now, or why to nobody; undefined while that can't be known. */
  async #authenticated(token: string): Promise<Actor | DomainError | undefined> {
    try {
      return (await this.#options.authenticate(token)).actor;
    } catch (error) {
      const known = toDomainError(error);
      return known.reason === 'UNAUTHENTICATED' ? known : undefined;
    }
  }
}

function callerOf({ actor, address }: Listener): string {
  return actor ? `account ${actor.id}` : `address ${addressKey(address)}`;
}

function tooManyOfOne(limit: number): DomainError {
  return new DomainError('RATE_LIMITED', `At most ${limit} streams at a time: close one first`, {
    retryAfterMs: 10_000,
  });
}

function tooMany(): DomainError {
  return new DomainError('OVERLOADED', 'Too many are watching through this server; try again', {});
}

function shuttingDown(): DomainError {
  return new DomainError('SHUTTING_DOWN', 'This server is ending; come back', {});
}

function noLongerStaff(): DomainError {
  return new DomainError('FORBIDDEN', 'Only staff may watch everybody’s orders', {});
}
