import type { DomainError } from '../../shared/domain-error.ts';

/**
 * A bounded queue of items for one subscriber, oldest first. A newer item replaces a waiting one with the same key. On
 * overflow all items are dropped and no more are accepted: the subscriber then reads what it missed from the database,
 * at its own pace.
 */
export class Mailbox<T> {
  readonly #capacity: number;
  readonly #items = new Map<string, T>();
  #ended: { readonly error?: DomainError } | undefined;
  #overflowed = false;
  #wake = () => {};

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Whether items were dropped since the last {@link reopen}. */
  get overflowed(): boolean {
    return this.#overflowed;
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  put(key: string, item: T): void {
    if (this.#ended || this.#overflowed) return;
    this.#items.set(key, item);
    if (this.#items.size > this.#capacity) this.overflow();
    else this.#wake();
  }

  /** Drops the items, as if there were too many. */
  overflow(): void {
    this.#overflowed = true;
    this.#items.clear();
    this.#wake();
  }

  /** Accepts items again after an overflow. */
  reopen(): void {
    this.#overflowed = false;
  }

  /** Ends the mailbox and drops waiting items. The subscriber's iteration throws the error if one is given. */
  end(error?: DomainError): void {
    if (this.#ended) return;
    this.#ended = error ? { error } : {};
    this.#items.clear();
    this.#wake();
  }

  /** Yields items until the end or an overflow. Throws the error that the mailbox ended with. */
  async *[Symbol.asyncIterator](): AsyncGenerator<T, void, undefined> {
    for (;;) {
      for (const [key, item] of this.#items) {
        this.#items.delete(key);
        yield item;
      }
      if (this.#ended?.error) throw this.#ended.error;
      if (this.#ended || this.#overflowed) return;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}
