import type { ServerResponse } from 'node:http';
import { DomainError } from '../../shared/domain-error.ts';
import { addressKey, networkKey } from '../rate-limits/address-key.ts';

interface UnreadLimits {
  /** Maximum bytes of unread answers to an address. A /48 network of IPv6 has twice as many. */
  readonly addressBytes: number;
  /** Maximum bytes of unread answers to all addresses. */
  readonly totalBytes: number;
  /** Milliseconds until an answer that is not read may be dropped to make room for others. */
  readonly patienceMs: number;
}

const unreadLimits: UnreadLimits = {
  addressBytes: 16 * 2 ** 20,
  totalBytes: 64 * 2 ** 20,
  patienceMs: 5000,
};

interface Unread {
  bytes: number;
  readonly since: number;
  /** Does not count them any more. */
  readonly release: () => void;
}

/**
 * Counts the answers in memory, from when they are known until their response is sent or its connection closed. Without
 * a limit, an address could make the process hold gigabytes by reading nothing. When all addresses together reach the
 * total limit, the oldest answers are dropped: otherwise a few clients that read a byte now and then would block all
 * others.
 */
export class UnreadAnswers {
  readonly #limits: UnreadLimits;
  /** Oldest first. */
  readonly #byResponse = new Map<ServerResponse, Unread>();
  readonly #byAddress = new Map<string, number>();
  #total = 0;

  readonly #problem: string;

  /** `problem` is what callers read when there is no room. */
  constructor(
    limits = unreadLimits,
    problem = 'Earlier responses to this address have not been read; read them, then retry',
  ) {
    this.#limits = limits;
    this.#problem = problem;
  }

  /** @throws {DomainError} OVERLOADED if the address has not read its earlier answers. */
  requireRoom(address: string | null): void {
    if (this.#total === 0) return;
    const { addressBytes, totalBytes } = this.#limits;
    const [own = '', network] = keysOf(address);
    const isFull =
      this.#heldBy(own) >= addressBytes ||
      (network !== undefined && this.#heldBy(network) >= addressBytes * 2);
    if (!isFull && this.#total >= totalBytes) this.#dropOldest();
    if (isFull || this.#total >= totalBytes) throw new DomainError('OVERLOADED', this.#problem, {});
  }

  add(response: ServerResponse, address: string | null, bytes: number): void {
    if (response.closed) return;
    const keys = keysOf(address);
    this.#change(keys, bytes);
    const before = this.#byResponse.get(response);
    if (before) {
      before.bytes += bytes;
      return;
    }
    const release = () => {
      if (this.#byResponse.delete(response)) this.#change(keys, -unread.bytes);
    };
    const unread: Unread = { bytes, since: performance.now(), release };
    this.#byResponse.set(response, unread);
    response.once('close', release);
  }

  /** Disconnects the clients that have kept their answers longest, until there is room or all others are recent. */
  #dropOldest(): void {
    for (const [response, { since, release }] of this.#byResponse) {
      if (this.#total < this.#limits.totalBytes) return;
      if (performance.now() - since < this.#limits.patienceMs) return;
      response.destroy();
      // The caller needs the room before the socket has closed.
      release();
    }
  }

  #heldBy(key: string): number {
    return this.#byAddress.get(key) ?? 0;
  }

  #change(keys: readonly string[], bytes: number): void {
    this.#total += bytes;
    for (const key of keys) {
      const held = this.#heldBy(key) + bytes;
      if (held > 0) this.#byAddress.set(key, held);
      else this.#byAddress.delete(key);
    }
  }
}

function keysOf(address: string | null): readonly string[] {
  const own = addressKey(address);
  const network = networkKey(address);
  return network === null ? [own] : [own, network];
}
