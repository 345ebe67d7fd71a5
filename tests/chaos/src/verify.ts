import { setTimeout as sleep } from 'node:timers/promises';
import { isStoreError, iterate, type StoreClient } from '@order-store/sdk';
import type { Model, WantedOrder } from './model/model.ts';
import type { Watcher } from './watch.ts';
import { verifyDeliveries, type Telling } from './webhooks/verify-deliveries.ts';
import type { World } from './world.ts';

interface Verified {
  readonly world: World;
  readonly model: Model;
  /** As staff. */
  readonly client: StoreClient;
  readonly watcher: Watcher;
  readonly productIds: readonly string[];
  readonly telling: Telling;
  /** Told how far it is when something takes long. */
  readonly say?: (line: string) => void;
}

/**
 * When everything runs again: looks up what callers could not know, and compares all that the store says with
 * what they were told. What is not as it must be, in words.
 */
export async function verifyEverything(verified: Verified): Promise<string[]> {
  const { world, model } = verified;
  await resolveOrders(verified);
  return [
    ...model.broken,
    ...(await brokenOrders(verified)),
    ...(await brokenHistories(verified)),
    ...(await brokenStock(verified)),
    ...(await brokenThings(verified)),
    ...(await brokenStream(verified)),
    ...(await brokenWebhooks(verified)),
    ...(await world.brokenInvariants()),
  ];
}

/** Asks for every order of which nobody knows whether it was placed, by its key. */
async function resolveOrders({ model, client }: Verified): Promise<void> {
  const unknown = [...model.orders.values()].filter(({ became }) => became === 'unknown');
  await inTurns(unknown, async (order) => {
    const { key: idempotencyKey, userId } = order;
    try {
      const { id } = await client.orders.get.query({ idempotencyKey, userId });
      model.acknowledge(order, id);
    } catch (error) {
      if (!isStoreError(error, 'ORDER_NOT_FOUND')) throw error;
      order.became = 'refused';
    }
  });
}

/** Every order that was acknowledged is there once, and no other. */
async function brokenOrders({ world, model }: Verified): Promise<string[]> {
  const { byKey, count } = await world.storedOrders();
  const broken: string[] = [];
  for (const { key, id, became } of model.orders.values()) {
    const stored = byKey.get(key);
    if (became === 'done' && stored === undefined)
      broken.push(`order ${id} was acknowledged under key ${key}, and is lost`);
    else if (became === 'done' && stored !== id)
      broken.push(`key ${key} was acknowledged as order ${id}, but leads to ${stored}`);
    else if (became === 'refused' && stored !== undefined)
      broken.push(`the order with key ${key} was refused, but order ${stored} is there`);
  }
  for (const [key, id] of byKey) {
    if (!model.orders.has(key)) broken.push(`nobody ordered order ${id} with key ${key}`);
  }
  if (count !== byKey.size)
    broken.push(`there are ${count} orders, but keys of ${byKey.size}: some were placed twice`);
  return broken;
}

/** Every step that was acknowledged is in the history once, none that was refused, and no other. */
async function brokenHistories({ model, client }: Verified): Promise<string[]> {
  const broken: string[] = [];
  const moved = [...model.orders.values()].filter(
    (order): order is WantedOrder & { id: string } =>
      order.id !== undefined && order.steps.length > 0,
  );
  await inTurns(moved, async ({ id, steps }) => {
    const history = await client.orders.history.query({ id });
    const { status } = await client.orders.get.query({ id });
    for (const { to, note, became } of steps) {
      const times = history.filter((event) => event.note === note && event.to === to).length;
      if (became === 'done' && times !== 1)
        broken.push(`order ${id} became ${to} (${note}), but its history says so ${times} times`);
      if (became === 'refused' && times !== 0)
        broken.push(`order ${id} was refused to become ${to} (${note}), but did`);
      if (times > 1) broken.push(`order ${id} became ${to} (${note}) ${times} times`);
    }
    const notes = new Set(steps.map(({ note }) => note));
    for (const { to, note } of history.slice(1)) {
      if (note === null || !notes.has(note)) broken.push(`nobody made order ${id} ${to}`);
    }
    if (history.at(-1)?.to !== status)
      broken.push(`order ${id} is ${status}, but its history ends in ${history.at(-1)?.to}`);
  });
  return broken;
}

/** Every movement that was acknowledged is there once; the stock is what they and the orders leave. */
async function brokenStock({ model, client, productIds }: Verified): Promise<string[]> {
  const broken: string[] = [];
  const sold = new Map<string, number>();
  await inTurns([...model.orders.values()], async ({ id, lines, steps }) => {
    if (id === undefined) return;
    const mayBeCancelled = steps.some(
      ({ to, became }) => to === 'cancelled' && became !== 'refused',
    );
    if (mayBeCancelled && (await client.orders.get.query({ id })).status === 'cancelled') return;
    for (const { productId, quantity } of lines)
      sold.set(productId, (sold.get(productId) ?? 0) + quantity);
  });
  const wanted = Map.groupBy(model.movements, ({ productId }) => productId);
  for (const id of productIds) {
    let received = 0;
    const times = new Map<string, number>();
    for await (const movement of iterate(client.products.stockHistory, { id, limit: 100 })) {
      const { kind, delta, reason } = movement;
      if (kind === 'sale' || kind === 'cancellation') continue;
      received += delta;
      if (reason !== null) times.set(reason, (times.get(reason) ?? 0) + 1);
    }
    for (const { reason, became } of wanted.get(id) ?? []) {
      const count = times.get(reason) ?? 0;
      times.delete(reason);
      if (became === 'done' && count !== 1)
        broken.push(`the stock of product ${id} was changed (${reason}), but ${count} times`);
      if (became === 'refused' && count !== 0)
        broken.push(`a change of product ${id} was refused (${reason}), but is there`);
      if (count > 1)
        broken.push(`the stock of product ${id} was changed ${count} times (${reason})`);
    }
    for (const reason of times.keys()) {
      if (/^clerk-\d+-\d+$/.test(reason)) broken.push(`nobody changed product ${id} (${reason})`);
    }
    const { stockQuantity } = await client.products.get.query({ id });
    const left = received - (sold.get(id) ?? 0);
    if (stockQuantity !== left)
      broken.push(`product ${id} has a stock of ${stockQuantity}, but ${left} must be left`);
  }
  return broken;
}

/** Users and products that were acknowledged are there. */
async function brokenThings({ model, client }: Verified): Promise<string[]> {
  const broken: string[] = [];
  await inTurns(model.things, async ({ kind, name, became }) => {
    if (became === 'unknown') return;
    const found =
      kind === 'user' ? await userCount(client, name) : await productCount(client, name);
    const wanted = became === 'done' ? 1 : 0;
    if (found !== wanted) broken.push(`${kind} ${name} is there ${found} times, not ${wanted}`);
  });
  return broken;
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

/** Who watched was told of every event once, and of the stock as it is now. */
async function brokenStream({ world, client, watcher, productIds }: Verified): Promise<string[]> {
  const count = (await world.storedEvents()).filter((each) => 'event' in each).length;
  const stocks = await Promise.all(productIds.map((id) => client.products.get.query({ id })));
  const wrongLevels = () =>
    stocks.filter(({ id, stockQuantity }) => watcher.levels.get(id) !== stockQuantity);
  const isWhole = () => watcher.told.size >= count && wrongLevels().length === 0;
  // They may just be coming back.
  const end = performance.now() + 60_000;
  while (!isWhole() && watcher.ended === undefined && performance.now() < end) await sleep(100);
  const broken: string[] = [];
  if (watcher.ended !== undefined)
    broken.push(`who watched was cut off for good: ${watcher.ended}`);
  if (watcher.told.size !== count)
    broken.push(`who watched was told of ${watcher.told.size} events, but there are ${count}`);
  for (const [id, times] of watcher.told) {
    if (times > 1) broken.push(`who watched was told ${times} times of event ${id}`);
  }
  for (const { id, stockQuantity } of wrongLevels())
    broken.push(
      `who watched product ${id} was last told of ${watcher.levels.get(id)} pieces, not ${stockQuantity}`,
    );
  return broken;
}

/** Every webhook was told everything that it wants, as it was, and nothing else. */
function brokenWebhooks({ world, model, client, telling, say }: Verified): Promise<string[]> {
  const wanted = new Set(model.things.map(({ name }) => name));
  // Products that clerks made and deleted again took their history along.
  const mayBeGone = (sku: string) => wanted.has(sku);
  return verifyDeliveries({ ...telling, world, client, mayBeGone, say });
}

/** A hundred at once: what the SDK sends in one request. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += 100)
    await Promise.all(items.slice(start, start + 100).map(work));
}
