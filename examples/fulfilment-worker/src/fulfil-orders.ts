import { setTimeout as sleep } from 'node:timers/promises';
import {
  isStoreError,
  iterate,
  type Order,
  type OrderSummary,
  type StoreClient,
} from '@order-store/sdk';

interface FulfilmentOptions {
  readonly client: StoreClient;
  /** Shown in the orders' histories. */
  readonly name: string;
  /** Must be longer than packing an order takes. */
  readonly leaseSeconds: number;
  /** Stops after the current order. */
  readonly signal: AbortSignal;
  /** The actual work. If it fails, the claim is released. */
  readonly pack: (order: Order) => Promise<void>;
  readonly report: (line: string) => void;
  readonly idleMs?: number;
}

/** Claims, packs, confirms and ships one order after the other until `signal` aborts. */
export async function fulfilOrders(options: FulfilmentOptions): Promise<void> {
  const { client, leaseSeconds, signal, report, idleMs = 2000 } = options;
  let failures = 0;
  while (!signal.aborted) {
    try {
      const order = await client.orders.claimNext.mutate({ leaseSeconds });
      if (order) await fulfil(order, options);
      else {
        await shipAbandonedOrders(options);
        await pause(idleMs, signal);
      }
      failures = 0;
    } catch (error) {
      if (isStoreError(error, 'UNAUTHENTICATED') || isStoreError(error, 'FORBIDDEN')) throw error;
      report(`retrying: ${error instanceof Error ? error.message : String(error)}`);
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
  await skipIfChanged(order, report, async () => {
    const { id, version: expectedVersion } = order;
    const confirmed = await client.orders.confirm.mutate({
      id,
      expectedVersion,
      note: `packed by ${name}`,
    });
    await ship(confirmed, options);
  });
}

/** Ships orders that were confirmed longer than a lease ago: their worker has died. */
async function shipAbandonedOrders(options: FulfilmentOptions): Promise<void> {
  const { client, leaseSeconds, signal, report } = options;
  for await (const order of iterate(client.orders.list, { status: 'confirmed' })) {
    if (signal.aborted) return;
    if (Date.now() - Date.parse(order.updatedAt) < leaseSeconds * 1000) continue;
    await skipIfChanged(order, report, () => ship(order, options));
  }
}

async function ship(
  { id, orderNumber, version }: Pick<OrderSummary, 'id' | 'orderNumber' | 'version'>,
  { client, name, report }: FulfilmentOptions,
): Promise<void> {
  await client.orders.ship.mutate({ id, expectedVersion: version, note: `shipped by ${name}` });
  report(`shipped ${orderNumber}`);
}

/** Another user may change or cancel the order at any time; that change takes precedence. */
async function skipIfChanged(
  { orderNumber }: Pick<Order, 'orderNumber'>,
  report: (line: string) => void,
  step: () => Promise<void>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    const changed =
      isStoreError(error, 'VERSION_CONFLICT') || isStoreError(error, 'ILLEGAL_TRANSITION');
    if (!changed) throw error;
    report(`skipped ${orderNumber}: ${error.message}`);
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await sleep(ms, undefined, { signal }).catch(() => {});
}
