import { currentOrigin, workForAll, type Origin } from '../telemetry/origin.ts';
import { DomainError } from '../../shared/domain-error.ts';

export interface BatcherOptions<Request, Answer> {
  /** Answers a group, each request for itself, in the same order. If it throws, all of them get the error. */
  readonly run: (requests: readonly Request[]) => Promise<PromiseSettledResult<Answer>[]>;
  /** Requests in one group, at most. */
  readonly maxBatchSize: number;
  /** Groups under way at the same time, at most. */
  readonly maxInFlight: number;
  /** Requests that wait, at most; one more is OVERLOADED at once. */
  readonly maxWaiting: number;
  /** What a group is called in traces. */
  readonly name?: string;
  /** Told when a group begins. */
  readonly onBatch?: (size: number) => void;
}

/**
 * Lets requests that arrive together be done together. While fewer than `maxInFlight` groups are under
 * way, all that waits goes as one group at once: alone, a request never waits for company, and under load
 * the groups grow by themselves.
 */
export class Batcher<Request, Answer> {
  readonly #options: BatcherOptions<Request, Answer>;
  #waiting: Entry<Request, Answer>[] = [];
  #underWay = 0;
  #scheduled = false;
  #onIdle: (() => void)[] = [];

  constructor(options: BatcherOptions<Request, Answer>) {
    this.#options = options;
  }

  get waiting(): number {
    return this.#waiting.length;
  }

  get underWay(): number {
    return this.#underWay;
  }

  /**
   * The answer to a request. OVERLOADED when too many wait; CLIENT_CLOSED_REQUEST when the signal is
   * aborted before its group began, and then nothing was done.
   */
  add(request: Request, signal?: AbortSignal): Promise<Answer> {
    if (this.#waiting.length >= this.#options.maxWaiting) {
      return Promise.reject(
        new DomainError('OVERLOADED', 'Too many requests are queued; retry', {}),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ request, signal, origin: currentOrigin(), resolve, reject });
      this.#schedule();
    });
  }

  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void> {
    if (this.#underWay === 0 && this.#waiting.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#onIdle.push(resolve));
  }

  /** After the present turn of the event loop, so that requests which arrived in it go together. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#begin();
    });
  }

  #begin(): void {
    while (this.#underWay < this.#options.maxInFlight && this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, this.#options.maxBatchSize).filter(isWanted);
      if (group.length > 0) void this.#run(group);
    }
    if (this.#underWay === 0 && this.#waiting.length === 0) {
      for (const resolve of this.#onIdle.splice(0)) resolve();
    }
  }

  async #run(group: readonly Entry<Request, Answer>[]): Promise<void> {
    this.#underWay++;
    this.#options.onBatch?.(group.length);
    try {
      const { name = 'group', run } = this.#options;
      const answers = await workForAll(
        name,
        group.map(({ origin }) => origin),
        () => run(group.map(({ request }) => request)),
      );
      for (const [index, { resolve, reject }] of group.entries()) {
        const answer = answers[index];
        if (answer?.status === 'fulfilled') resolve(answer.value);
        else reject(answer ? answer.reason : new Error('A request of a group got no answer'));
      }
    } catch (error) {
      for (const { reject } of group) reject(error);
    } finally {
      this.#underWay--;
      this.#begin();
    }
  }
}

interface Entry<Request, Answer> {
  readonly request: Request;
  readonly signal: AbortSignal | undefined;
  readonly origin: Origin;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** A caller who left gets no order that nobody is waiting for. */
function isWanted<Request, Answer>({ signal, reject }: Entry<Request, Answer>): boolean {
  if (!signal?.aborted) return true;
  reject(new DomainError('CLIENT_CLOSED_REQUEST', 'The caller left before the call began', {}));
  return false;
}
