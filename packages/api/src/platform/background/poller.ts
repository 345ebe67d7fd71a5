export interface PollerOptions {
  readonly task: () => Promise<void>;
  readonly intervalMs: number;
  /** Told of the first of several failures in a row; the task is tried again all the same. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * Runs a task at an interval while somebody wants it: one run at a time, the next one an interval after
 * the last has ended. It keeps no process alive.
 */
export class Poller {
  readonly #options: PollerOptions;
  #on = false;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #again = false;
  #failing = false;

  constructor(options: PollerOptions) {
    this.#options = options;
  }

  /** The first run is an interval away. */
  start(): void {
    if (this.#on) return;
    this.#on = true;
    if (!this.#running) this.#schedule();
  }

  /** Runs as soon as can be. A run that is under way may have looked already, so another one follows it. */
  now(): void {
    this.#on = true;
    this.#again = true;
    if (!this.#running) this.#run();
  }

  stop(): void {
    this.#on = false;
    this.#again = false;
    clearTimeout(this.#timer);
  }

  /** Resolves when no run is under way. */
  async idle(): Promise<void> {
    await this.#running;
  }

  #schedule(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#run(), this.#options.intervalMs);
    this.#timer.unref();
  }

  #run(): void {
    clearTimeout(this.#timer);
    this.#again = false;
    this.#running = this.#attempt().finally(() => {
      this.#running = undefined;
      if (!this.#on) return;
      if (this.#again) this.#run();
      else this.#schedule();
    });
  }

  async #attempt(): Promise<void> {
    try {
      await this.#options.task();
      this.#failing = false;
    } catch (error) {
      if (!this.#failing) this.#options.onFailure(error);
      this.#failing = true;
    }
  }
}
