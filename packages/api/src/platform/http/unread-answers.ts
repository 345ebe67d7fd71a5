import type { ServerResponse } from 'node:http';
import { DomainError } from '../../shared/domain-error.ts';
import { addressKey } from '../rate-limits/address-key.ts';

export interface UnreadLimits {
  /** Maximum bytes of unread answers to an address. */
  readonly addressBytes: number;
  /** Maximum bytes of unread answers to all addresses. */
  readonly totalBytes: number;
}

const unreadLimits: UnreadLimits = { addressBytes: 16 * 2 ** 20, totalBytes: 64 * 2 ** 20 };

/**
 * Counts the answers in memory, from when they are known until their response is sent or its connection closed. Without a
 * limit, an address could make the process hold gigabytes by reading nothing.
 */
export class UnreadAnswers {
  readonly #limits: UnreadLimits;
  readonly #byResponse = new Map<ServerResponse, number>();
  readonly #byAddress = new Map<string, number>();
  #total = 0;

  constructor(limits = unreadLimits) {
    this.#limits = limits;
  }

  /** @throws {DomainError} OVERLOADED if the address has not read its earlier answers. */
  requireRoom(address: string | null): void {
    if (this.#total === 0) return;
    const { addressBytes, totalBytes } = this.#limits;
    const held = this.#byAddress.get(addressKey(address)) ?? 0;
    if (held >= addressBytes || this.#total >= totalBytes)
      throw new DomainError('OVERLOADED', 'Earlier answers are not read yet; retry', {});
  }

  add(response: ServerResponse, address: string | null, bytes: number): void {
    if (response.closed) return;
    const key = addressKey(address);
    const before = this.#byResponse.get(response);
    this.#byResponse.set(response, (before ?? 0) + bytes);
    this.#change(key, bytes);
    if (before !== undefined) return;
    response.once('close', () => {
      this.#change(key, -(this.#byResponse.get(response) ?? 0));
      this.#byResponse.delete(response);
    });
  }

  #change(key: string, bytes: number): void {
    this.#total += bytes;
    const held = (this.#byAddress.get(key) ?? 0) + bytes;
    if (held > 0) this.#byAddress.set(key, held);
    else this.#byAddress.delete(key);
  }
}
