import { afterAll, beforeAll, expect, test } from 'vitest';
import { allFaultKinds, faultKinds } from '../src/faults.ts';
import { Model } from '../src/model/model.ts';
import { openShop, type Shop } from '../src/open-shop.ts';
import type { World } from '../src/world.ts';
import { startWorld } from '../world/start-world.ts';
import { startSdkLoad, unexcusedFailures } from './support/sdk-load.ts';

let world: World;
let shop: Shop;

beforeAll(async () => {
  world = await startWorld(() => {});
  shop = await openShop(world, new Model(), { seed: 'each fault', customers: 6 });
}, 300_000);

afterAll(async () => {
  const problems = await world.stop();
  await world[Symbol.asyncDispose]();
  expect(problems).toEqual([]);
}, 120_000);

// Failure cases 15 and 16: docs/failure-cases.md
test.for(allFaultKinds().map((kind) => ({ kind, title: faultKinds[kind].title })))(
  '$title: every acknowledged order exists exactly once, the invariants hold, and the store recovers by itself',
  { timeout: 180_000 },
  async ({ kind }, { skip }) => {
    const unsupported = world.unsupported.get(kind);
    if (unsupported !== undefined) skip(unsupported);
    const { staff, customers, productIds } = shop;
    const products = productIds.map((id) => ({ id }));
    for (const { id } of products)
      await staff.products.adjustStock.mutate({ id, delta: 100_000, reason: 'for a test' });
    await using load = startSdkLoad({
      url: world.url,
      name: kind,
      customers,
      products,
      timeoutMs: 8000,
    });
    await load.more(10);

    // Twice: the first fault must not weaken the store.
    for (const choice of [0.2, 0.8]) {
      const [min, max] = faultKinds[kind].durationMs;
      await world.inject({ kind, at: 0, durationMs: Math.min(max, min + 1000), choice });
      await load.more(10);
    }
    await load.finish();

    expect(unexcusedFailures(load)).toEqual([]);
    const { byKey, count } = await world.storedOrders();
    const stored = [...byKey].filter(([key]) => key.startsWith(`${kind} `));
    expect(new Map(stored)).toEqual(load.acknowledged);
    expect(count).toBe(byKey.size);
    expect(await world.invariantViolations()).toEqual([]);
  },
);

test(
  'a fault may start while PostgreSQL recovers from the previous one',
  { timeout: 180_000 },
  async () => {
    const { staff, productIds } = shop;
    for (const kind of ['killBackend', 'killBackend', 'terminateBackends'] as const)
      await world.inject({ kind, at: 0, durationMs: 0, choice: 0 });
    const [id] = productIds;
    expect(await staff.products.get.query({ id })).toMatchObject({ id });
    expect(await world.invariantViolations()).toEqual([]);
  },
);
