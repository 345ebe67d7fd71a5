import { randomUUID } from 'node:crypto';
import type { StoreClient } from '@order-store/sdk';

export interface Acknowledged {
  readonly key: string;
  readonly orderId: string;
  /** When the answer came, in milliseconds of `performance.now()`. */
  readonly at: number;
}

/** Orders placed without a pause, until `stop`. */
export interface Load {
  readonly acknowledged: readonly Acknowledged[];
  /** What the client could not repair by its repeats. */
  readonly failures: readonly unknown[];
  /** Each caller hears of the order it is at, then ends. */
  stop(): Promise<void>;
}

/** Lets `callers` place one order after the other through a client. */
export function placeUnderLoad(
  client: StoreClient,
  productIds: readonly string[],
  callers: number,
): Load {
  const acknowledged: Acknowledged[] = [];
  const failures: unknown[] = [];
  let stopping = false;
  const caller = async (index: number) => {
    for (let turn = index; !stopping; turn++) {
      const key = randomUUID();
      const productId = productIds[turn % productIds.length] ?? '';
      try {
        const { id } = await client.orders.place.mutate({
          items: [{ productId, quantity: 1 }],
          idempotencyKey: key,
        });
        acknowledged.push({ key, orderId: id, at: performance.now() });
      } catch (error) {
        failures.push(error);
      }
    }
  };
  const all = Promise.all(Array.from({ length: callers }, (_, index) => caller(index)));
  return {
    acknowledged,
    failures,
    async stop() {
      stopping = true;
      await all;
    },
  };
}

/** The longest time without an answer that begins after `from`, in milliseconds. */
export function longestSilence(acknowledged: readonly Acknowledged[], from: number): number {
  const times = [from, ...acknowledged.map(({ at }) => at).filter((at) => at >= from)];
  return Math.max(0, ...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}
