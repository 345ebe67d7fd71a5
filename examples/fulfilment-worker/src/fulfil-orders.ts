import { setTimeout as sleep } from 'node:timers/promises';
import {
  isStoreError,
  iterate,
  type Order,
  type OrderSummary,
  type StoreClient,
} from '@order-store/sdk';

export interface FulfilmentOptions {
  readonly client: StoreClient;
  /** The name in the orders' histories. */
  readonly name: string;
  /** Longer than packing one order ever takes. */
  readonly leaseSeconds: number;
  /** Ends the work after the order in hand. */
  readonly signal: AbortSignal;
  /** The work itself: print the label, wake the robot. When it fails the order is let go. */
  readonly pack: (order: Order) => Promise<void>;
  readonly report: (line: string) => void;
  readonly idleMs?: number;
}

/** Claims, packs, confirms and ships orders, one after the other, until the signal. */
export async function fulfilOrders(options: FulfilmentOptions): Promise<void> {
  const { client, leaseSeconds, signal, report, idleMs = 2000 } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const order = await client.orders.claimNext.mutate({ leaseSeconds });
      if (order) await fulfil(order, options);
      else {
        await shipWhatWasLeft(options);
        await pause(idleMs, signal);
      }
      failures = 0;
    } catch (error) {
      if (isStoreError(error, 'UNAUTHENTICATED') || isStoreError(error, 'FORBIDDEN')) throw error;
      report(`waits: ${error instanceof Error ? error.message : String(error)}`);
      await pause(Math.min(500 * 2 ** failures++, 30_000), signal);
    }
  }
}

async function fulfil(order: Order, options: FulfilmentOptions): Promise<void> {
  const { client, name, pack, report } = options;
  try {
    await pack(order);
  } catch (error) {
    await client.orders.releaseClaim.mutate({ id: order.id });
    throw error;
  }
  await unlessMovedOn(order, report, async () => {
    const { id, version: expectedVersion } = order;
    const confirmed = await client.orders.confirm.mutate({
      id,
      expectedVersion,
      note: `packed by ${name}`,
    });
    await ship(confirmed, options);
  });
}

/** Orders that somebody confirmed and did not ship, for longer than a lease: their worker is gone. */
async function shipWhatWasLeft(options: FulfilmentOptions): Promise<void> {
  const { client, leaseSeconds, signal, report } = options;
  for await (const order of iterate(client.orders.list, { status: 'confirmed' })) {
    if (signal.aborted) return;
    if (Date.now() - Date.parse(order.updatedAt) < leaseSeconds * 1000) continue;
    await unlessMovedOn(order, report, () => ship(order, options));
  }
}

async function ship(
  { id, orderNumber, version }: Pick<OrderSummary, 'id' | 'orderNumber' | 'version'>,
  { client, name, report }: FulfilmentOptions,
): Promise<void> {
  await client.orders.ship.mutate({ id, expectedVersion: version, note: `shipped by ${name}` });
  report(`shipped ${orderNumber}`);
}

/** Somebody else may cancel or move an order at any time, and then theirs counts. */
async function unlessMovedOn(
  { orderNumber }: Pick<Order, 'orderNumber'>,
  report: (line: string) => void,
  step: () => Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    const movedOn =
      isStoreError(error, 'VERSION_CONFLICT') || isStoreError(error, 'ILLEGAL_TRANSITION');
    if (!movedOn) throw error;
    report(`leaves ${orderNumber}: ${error.message}`);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
