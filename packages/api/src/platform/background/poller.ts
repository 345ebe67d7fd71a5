interface PollerOptions {
  readonly task: () => Promise<void>;
  readonly intervalMs: number;
  /** Called for the first of several consecutive failures. The task continues to run at each interval. */
  readonly onFailure: (error: unknown) => void;
}

/** Runs a task at an interval: one run at a time, the next one an interval after the last has ended. */
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

  /** Starts; the first run follows after an interval. */
  start(): void {
    if (this.#on) return;
    this.#on = true;
    if (!this.#running) this.#schedule();
  }

  /** Runs immediately, or right after the current run, which may have read its data already. */
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

  /** Resolves when the task is not running. */
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
