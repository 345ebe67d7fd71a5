import { AsyncLocalStorage } from 'node:async_hooks';

/** Admits at most `limit` callers at a time; the others wait in order, for at most `timeoutMs`; 0 means no limit. */
export class ConnectionGate {
  readonly #limit: number;
  readonly #timeoutMs: number;
  readonly #waiting = new Set<(error?: Error) => void>();
  #inside = 0;

  constructor(limit: number, timeoutMs: number) {
    this.#limit = limit;
    this.#timeoutMs = timeoutMs;
  }

  /** Calls back immediately or when it is the caller's turn, or with the error of a pool without a free connection. */
  enter(callback: (error?: Error) => void): void {
    if (this.#inside < this.#limit) {
      this.#inside++;
      return callback();
    }
    const giveUp = () => {
      this.#waiting.delete(admit);
      callback(new Error(acquireTimeoutMessage));
    };
    const timer = this.#timeoutMs > 0 ? setTimeout(giveUp, this.#timeoutMs) : undefined;
    const admit = () => {
      clearTimeout(timer);
      this.#inside++;
      callback();
    };
    this.#waiting.add(admit);
  }

  leave(): void {
    this.#inside--;
    const [next] = this.#waiting;
    if (next) this.#admit(next);
  }

  /** Admits all waiting callers when the pool ends, which then rejects them. */
  open(): void {
    for (const admit of this.#waiting) this.#admit(admit);
  }

  #admit(admit: () => void): void {
    this.#waiting.delete(admit);
    admit();
  }
}

/** The same message as node-postgres. */
export const acquireTimeoutMessage = 'timeout exceeded when trying to connect';

const reservedCallers = new AsyncLocalStorage<true>();

/** Runs the work with the connections that its pool reserves, if no other is free. */
export function onReservedConnection<T>(work: () => T): T {
  return reservedCallers.run(true, work);
}

export function mayUseReservedConnections(): boolean {
  return reservedCallers.getStore() === true;
}
