import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DomainError } from '../../shared/domain-error.ts';

/** What was asked of a store and is not answered yet. */
export class Accepted {
  readonly #changes = new EventEmitter();
  #open = 0;
  #closed = false;

  /** Takes one more on; to be called back when it is answered. SHUTTING_DOWN after {@link close} */
  begin(): () => void {
    if (this.#closed) {
      throw new DomainError('SHUTTING_DOWN', 'This store is closed; ask another one', {});
    }
    this.#open++;
    let ended = false;
    return () => {
      if (ended) return;
      ended = true;
      if (--this.#open === 0) this.#changes.emit('idle');
    };
  }

  /** Takes no more on. */
  close(): void {
    this.#closed = true;
  }

  /** Resolves when all is answered, or when that takes too long. */
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
