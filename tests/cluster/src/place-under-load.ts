import { randomUUID } from 'node:crypto';
import type { StoreClient } from '@order-store/sdk';

export interface Acknowledged {
  readonly key: string;
  readonly orderId: string;
  /** Time of the response, by `performance.now()`. */
  readonly at: number;
}

/** Callers that place orders without pause until `stop`. */
export interface Load {
  readonly acknowledged: readonly Acknowledged[];
  /** Calls that failed after all retries of the client. */
  readonly failures: readonly unknown[];
  /** Waits for the current calls. */
  stop(): Promise<void>;
}

/** Starts `callers` concurrent callers on one client. */
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

/** The longest time between two acknowledged orders after `from`, in milliseconds. */
export function longestOutage(acknowledged: readonly Acknowledged[], from: number): number {
  const times = [from, ...acknowledged.map(({ at }) => at).filter((at) => at >= from)];
  return Math.max(0, ...times.slice(1).map((at, index) => at - (times[index] ?? at)));
}
