import { setTimeout as sleep } from 'node:timers/promises';
import { Stripe } from 'stripe';
import type { Random } from './random.ts';
import type { StoredEvent } from './state.ts';

export interface DeliveryOptions {
  readonly secret: string;
  readonly random: Random;
  /** Each delivery waits for up to this long, so that they arrive out of order. */
  readonly maxDelayMs: number;
  /** The share of events that are delivered twice. */
  readonly duplicates: number;
  /** The delay before the first retry; it doubles up to ten times this. */
  readonly retryMs: number;
}

/** Delivers signed events at least once, in no order, until the endpoint responds with 2xx. */
export class WebhookSender {
  /** The endpoint; none until it is set. */
  url: string | undefined;
  readonly #options: DeliveryOptions;
  readonly #ending = new AbortController();
  readonly #running = new Set<Promise<void>>();

  constructor(options: DeliveryOptions) {
    this.#options = options;
  }

  send(stored: StoredEvent): void {
    const { random, duplicates } = this.#options;
    this.#start(stored);
    if (random() < duplicates) this.#start(stored);
  }

  /** Resolves when nothing waits to be delivered. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }

  async end(): Promise<void> {
    this.#ending.abort();
    await this.settled();
  }

  #start(stored: StoredEvent): void {
    const running = this.#deliver(stored).finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  async #deliver(stored: StoredEvent): Promise<void> {
    const { random, maxDelayMs, retryMs } = this.#options;
    // The event has the object as it was when it happened.
    const payload = JSON.stringify(stored.event);
    await this.#pause(random() * maxDelayMs);
    for (let attempt = 0; !this.#ending.signal.aborted; attempt++) {
      if (await this.#post(payload)) {
        stored.delivered = true;
        return;
      }
      await this.#pause(retryMs * Math.min(2 ** attempt, 10));
    }
  }

  async #post(payload: string): Promise<boolean> {
    if (this.url === undefined) return false;
    const { secret } = this.#options;
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret });
    try {
      const response = await fetch(this.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'stripe-signature': signature },
        body: payload,
        signal: this.#ending.signal,
      });
      return response.ok;
    } catch {
      return false;
    }
  }

  async #pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { signal: this.#ending.signal }).catch(() => {});
  }
}
