import { setTimeout as sleep } from 'node:timers/promises';
import { isStoreError, iterate, type StoreClient } from '@order-store/sdk';
import type { Model, RequestedOrder } from './model/model.ts';
import { paymentProblems } from './verify-payments.ts';
import type { Watcher } from './watch.ts';
import { verifyDeliveries, type Webhooks } from './webhooks/verify-deliveries.ts';
import type { World } from './world.ts';

interface Verified {
  readonly world: World;
  readonly model: Model;
  /** As staff. */
  readonly client: StoreClient;
  readonly watcher: Watcher;
  readonly productIds: readonly string[];
  readonly webhooks: Webhooks;
  /** Reports the progress of a long wait. */
  readonly print?: (line: string) => void;
}

/**
 * After recovery: resolves unknown results and compares the store with the model. Returns descriptions of problems.
 */
export async function verifyEverything(verified: Verified): Promise<string[]> {
  const { world, model } = verified;
  await resolveOrders(verified);
  // First, because late notifications confirm orders.
  const payments = await paymentProblems(verified);
  return [
    ...model.problems,
    ...payments,
    ...(await orderProblems(verified)),
    ...(await historyProblems(verified)),
    ...(await stockProblems(verified)),
    ...(await recordProblems(verified)),
    ...(await streamProblems(verified)),
    ...(await webhookProblems(verified)),
    ...(await world.invariantViolations()),
  ];
}

/** Looks up orders with an unknown result by key. */
async function resolveOrders({ model, client }: Verified): Promise<void> {
  const unknown = [...model.orders.values()].filter(({ result }) => result === 'unknown');
  await inBatches(unknown, async (order) => {
    const { key: idempotencyKey, userId } = order;
    try {
      const { id } = await client.orders.get.query({ idempotencyKey, userId });
      model.acknowledge(order, id);
    } catch (error) {
      if (!isStoreError(error, 'ORDER_NOT_FOUND')) throw error;
      order.result = 'rejected';
    }
  });
}

/** Every acknowledged order exists exactly once, and no other. */
async function orderProblems({ world, model }: Verified): Promise<string[]> {
  const { byKey, count } = await world.storedOrders();
  const problems: string[] = [];
  for (const { key, id, result } of model.orders.values()) {
    const stored = byKey.get(key);
    if (result === 'done' && stored === undefined)
      problems.push(`order ${id} was acknowledged under key ${key}, but is lost`);
    else if (result === 'done' && stored !== id)
      problems.push(`key ${key} was acknowledged as order ${id}, but maps to ${stored}`);
    else if (result === 'rejected' && stored !== undefined)
      problems.push(`the order with key ${key} was rejected, but order ${stored} exists`);
  }
  for (const [key, id] of byKey) {
    if (!model.orders.has(key)) problems.push(`order ${id} with key ${key} was never requested`);
  }
  if (count !== byKey.size)
    problems.push(`there are ${count} orders for ${byKey.size} keys: some were placed twice`);
  return problems;
}

/** A history contains every acknowledged step exactly once, no rejected one, and no other. */
async function historyProblems({ model, client }: Verified): Promise<string[]> {
  const problems: string[] = [];
  const moved = [...model.orders.values()].filter(
    (order): order is RequestedOrder & { id: string } =>
      order.id !== undefined && order.steps.length > 0,
  );
  const paid = new Set(model.payments.map(({ orderId }) => orderId));
  await inBatches(moved, async ({ id, steps, mayExpire }) => {
    const history = await client.orders.history.query({ id });
    const { status } = await client.orders.get.query({ id });
    for (const { to, note, result } of steps) {
      const times = history.filter(
        (event) => event.note === note && (to === null || event.to === to),
      ).length;
      if (result === 'done' && times !== 1)
        problems.push(`order ${id} ${became(to)} (${note}), but its history has it ${times} times`);
      if (result === 'rejected' && times !== 0)
        problems.push(`the step of order ${id} (${note}) was rejected, but took effect`);
      if (times > 1) problems.push(`order ${id} ${became(to)} (${note}) ${times} times`);
    }
    const notes = new Set(steps.map(({ note }) => note));
    for (const { to, note, cause } of history.slice(1)) {
      if (cause === 'expired' ? mayExpire : cause === 'paid' ? paid.has(id) : false) continue;
      if (note === null || !notes.has(note))
        problems.push(`the step of order ${id} to ${to} was never requested`);
    }
    if (history.at(-1)?.to !== status)
      problems.push(`order ${id} is ${status}, but its history ends in ${history.at(-1)?.to}`);
  });
  return problems;
}

function became(to: RequestedOrder['steps'][number]['to']): string {
  return to === null ? 'had units changed' : `became ${to}`;
}

/** Every acknowledged movement exists exactly once, and stock is received minus sold units. */
async function stockProblems({ model, client, productIds }: Verified): Promise<string[]> {
  const problems: string[] = [];
  const sold = new Map<string, number>();
  const add = (productId: string, units: number) =>
    sold.set(productId, (sold.get(productId) ?? 0) + units);
  await inBatches([...model.orders.values()], async ({ id, lines, steps, mayExpire }) => {
    if (id === undefined) return;
    const mayBeBack =
      mayExpire ||
      steps.some(({ to, result }) => (to === 'cancelled' || to === null) && result !== 'rejected');
    for (const { productId, quantity } of lines) add(productId, quantity);
    if (mayBeBack)
      for (const item of (await client.orders.get.query({ id })).items)
        add(item.productId, -item.cancelledQuantity - item.returnedQuantity);
  });
  const wanted = Map.groupBy(model.movements, ({ productId }) => productId);
  for (const id of productIds) {
    let received = 0;
    const times = new Map<string, number>();
    for await (const movement of iterate(client.products.stockHistory, { id, limit: 100 })) {
      const { kind, delta, reason } = movement;
      if (kind === 'sale' || kind === 'cancellation' || kind === 'return') continue;
      received += delta;
      if (reason !== null) times.set(reason, (times.get(reason) ?? 0) + 1);
    }
    for (const { reason, result } of wanted.get(id) ?? []) {
      const count = times.get(reason) ?? 0;
      times.delete(reason);
      if (result === 'done' && count !== 1)
        problems.push(
          `the stock of product ${id} was changed (${reason}), but its history has it ${count} times`,
        );
      if (result === 'rejected' && count !== 0)
        problems.push(`a change of product ${id} was rejected (${reason}), but took effect`);
      if (count > 1)
        problems.push(`the stock of product ${id} was changed ${count} times (${reason})`);
    }
    for (const reason of times.keys()) {
      if (/^clerk-\d+-\d+$/.test(reason))
        problems.push(`the change of product ${id} (${reason}) was never requested`);
    }
    const { stockQuantity } = await client.products.get.query({ id });
    const left = received - (sold.get(id) ?? 0);
    if (stockQuantity !== left)
      problems.push(`product ${id} has a stock of ${stockQuantity}, instead of ${left}`);
  }
  return problems;
}

/** Acknowledged users and products exist. */
async function recordProblems({ model, client }: Verified): Promise<string[]> {
  const problems: string[] = [];
  await inBatches(model.records, async ({ kind, name, result }) => {
    if (result === 'unknown') return;
    const found =
      kind === 'user' ? await userCount(client, name) : await productCount(client, name);
    const wanted = result === 'done' ? 1 : 0;
    if (found !== wanted)
      problems.push(`${kind} ${name} exists ${found} times instead of ${wanted}`);
  });
  return problems;
}

async function userCount(client: StoreClient, email: string): Promise<number> {
  const { items } = await client.users.list.query({ search: email });
  return items.filter((user) => user.email === email).length;
}

async function productCount(client: StoreClient, sku: string): Promise<number> {
  try {
    await client.products.get.query({ sku });
    return 1;
  } catch (error) {
    if (isStoreError(error, 'PRODUCT_NOT_FOUND')) return 0;
    throw error;
  }
}

/** The streams delivered every event exactly once and the current stock. */
async function streamProblems({ world, client, watcher, productIds }: Verified): Promise<string[]> {
  const count = (await world.storedEvents()).filter((each) => 'event' in each).length;
  const stocks = await Promise.all(productIds.map((id) => client.products.get.query({ id })));
  const wrongLevels = () =>
    stocks.filter(({ id, stockQuantity }) => watcher.levels.get(id) !== stockQuantity);
  const isComplete = () => watcher.events.size >= count && wrongLevels().length === 0;
  // The streams may be reconnecting.
  const end = performance.now() + 60_000;
  while (!isComplete() && watcher.ended === undefined && performance.now() < end) await sleep(100);
  const problems: string[] = [];
  if (watcher.ended !== undefined) problems.push(`a stream ended: ${watcher.ended}`);
  if (watcher.events.size !== count)
    problems.push(`the stream delivered ${watcher.events.size} of ${count} events`);
  for (const [id, times] of watcher.events) {
    if (times > 1) problems.push(`the stream delivered event ${id} ${times} times`);
  }
  for (const { id, stockQuantity } of wrongLevels())
    problems.push(
      `the stream's last stock of product ${id} is ${watcher.levels.get(id)} instead of ${stockQuantity}`,
    );
  return problems;
}

/** Every webhook received all events it subscribes to, unchanged, and no others. */
function webhookProblems({ world, model, client, webhooks, print }: Verified): Promise<string[]> {
  const wanted = new Set(model.records.map(({ name }) => name));
  // A product's history is deleted with the product.
  const mayBeGone = (sku: string) => wanted.has(sku);
  return verifyDeliveries({ ...webhooks, world, client, mayBeGone, print });
}

/** A hundred at a time: the SDK sends them in one request. */
async function inBatches<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += 100)
    await Promise.all(items.slice(start, start + 100).map(work));
}
