import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../../shared/domain-error.ts';

/** Tracks the in-flight requests of a store. */
export class Accepted {
  readonly #changes = new EventEmitter();
  #open = 0;
  #closed = false;

  /** Adds a request; call the returned function when it ends. SHUTTING_DOWN after {@link close} */
  begin(): () => void {
    if (this.#closed) {
      throw new DomainError('SHUTTING_DOWN', 'The store is closed; retry', {});
    }
    this.#open++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      if (--this.#open === 0) this.#changes.emit('idle');
    };
  }

  /** Rejects further requests. */
  close(): void {
    this.#closed = true;
  }

  /** Resolves when all requests have ended, or after the time limit. */
  async idle(patienceMs: number): Promise<void> {
    if (this.#open === 0) return;
    const given = new AbortController();
    const { signal } = given;
    await Promise.race([
      once(this.#changes, 'idle', { signal }),
      sleep(patienceMs, undefined, { signal }),
    ]).finally(() => given.abort());
  }
}
