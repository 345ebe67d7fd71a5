import type { DomainError } from '../../shared/domain-error.ts';

/**
 * What waits for one subscriber to take it, oldest first and bounded. A newer item of the same key takes
 * the place of the one that still waits. When too much waits, all of it is dropped and nothing more is
 * taken in: the subscriber reads what it missed for itself, at its own pace.
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
    if (this.#items.size > this.#capacity) {
      this.#overflowed = true;
      this.#items.clear();
    }
    this.#wake();
  }

  /** Takes items in again after an overflow. */
  reopen(): void {
    this.#overflowed = false;
  }

  /** Nothing more comes, and what still waits is dropped. With an error the subscriber is told why. */
  end(error?: DomainError): void {
    if (this.#ended) return;
    this.#ended = error ? { error } : {};
    this.#items.clear();
    this.#wake();
  }

  /** The items as they come, until the end or an overflow. Throws what it was ended with. */
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
