import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { feedDeliveries } from '../webhooks/feed-deliveries.ts';
import { readMetadata } from '../shared/metadata.ts';
import {
  callProcedure,
  openStream,
  readsOf,
  rejection,
  request,
  startTestApi,
  storeTest,
} from '../testing/index.ts';
import type { OrderUpdate } from './watch-orders.ts';

const metadata = { address: { street: '1 Pot Lane', zip: '0123' }, gift: true, wraps: [1, 2.5] };

test('carries metadata and charges to every view of an order', async () => {
  await using api = await startTestApi();
  const { store } = api;
  const [ada, staff] = [await store.customer(), await store.staff()];
  const mug = await store.product({ price: '4.50' });
  await staff.api.webhooks.create({ url: 'https://shop.example/hook' });
  await using stream = await openStream<OrderUpdate>(api.url, 'orders.watch', { token: ada.token });

  const charges = [
    { kind: 'shipping' as const, label: 'Parcel', amount: '4.90' },
    { kind: 'discount' as const, label: 'Welcome', amount: '-1.40' },
  ];
  const order = await staff.api.orders.place({
    userId: ada.id,
    items: [{ productId: mug.id, quantity: 2 }],
    metadata,
    charges,
    expectedTotal: '12.50',
  });

  expect(order).toMatchObject({ totalAmount: '9.00', grandTotal: '12.50', metadata, charges });
  const { items, shipments, ...fields } = order;
  expect(shipments).toEqual([]);
  const summary = { ...fields, itemCount: items.length };
  expect(await ada.api.orders.get({ id: order.id })).toEqual(order);
  expect((await ada.api.orders.list({})).items).toEqual([summary]);
  expect((await staff.api.orders.listByPage({})).items).toEqual([summary]);
  await stream.count(1);
  expect(stream.messages[0]?.data.order).toEqual(summary);
  // The running API feeds deliveries as well, and may be doing so.
  const delivered = async () => {
    await feedDeliveries(store.database);
    const { rows } = await store.database.pool.query(
      `SELECT body::jsonb #> '{data,order}' AS "order" FROM webhook_deliveries WHERE type = 'order.placed'`,
    );
    return rows;
  };
  await expect.poll(delivered).toEqual([{ order: summary }]);
  const csv = await request(`${api.url}/exports/orders.csv`, {
    headers: { authorization: `Bearer ${staff.token}` },
  });
  const stored = await store.database.pool.query('SELECT metadata FROM order_metadata');
  expect(csv.text).toContain(`${quoted(stored.rows[0].metadata)},${quoted(charges)},12.50`);
  expect(await store.violations()).toEqual([]);
});

const invalid: readonly (readonly [unknown, string])[] = [
  ['text', 'metadata'],
  [null, 'metadata'],
  [[1], 'metadata'],
  [new Date(), 'metadata'],
  [{ at: new Date() }, 'metadata.at'],
  [{ id: 1n }, 'metadata.id'],
  [{ a: 'nul \0' }, 'metadata.a'],
  [{ a: ['half \ud83d'] }, 'metadata.a.0'],
  [{ a: { '\0': 1 } }, 'metadata.a'],
  [{ a: Number.POSITIVE_INFINITY }, 'metadata.a'],
  [{ a: 1e300 }, 'metadata.a'],
  [{ a: 2 ** 53 }, 'metadata.a'],
  [{ a: 5e-324 }, 'metadata.a'],
  [JSON.parse('{"__proto__": 1}'), 'metadata'],
  [JSON.parse('{"a": {"__proto__": {"b": 1}}}'), 'metadata.a'],
  [{ ['k'.repeat(41)]: 1 }, `metadata.${'k'.repeat(40)}`],
  [Object.fromEntries(Array.from({ length: 51 }, (_, n) => [`k${n}`, n])), 'metadata'],
  [nested(9), 'metadata.a.a.a.a.a.a.a.a'],
  [{ a: 'é'.repeat(8192) }, 'metadata'],
  [{ a: Array.from({ length: 20_000 }, () => 1) }, 'metadata'],
];

storeTest('rejects metadata that is not JSON, too large or not storable', async ({ store }) => {
  const ada = await store.customer();
  const items = [{ productId: (await store.product()).id, quantity: 1 }];
  for (const [value, field] of invalid) {
    const call = callProcedure(ada.api, 'orders.place', { items, metadata: value });
    const { reason, details } = await rejection(call);
    expect({ reason, fields: Object.keys(details) }).toEqual({
      reason: 'VALIDATION_FAILED',
      fields: [field],
    });
  }
  expect(await store.count('orders')).toBe(0);
  const largest = { ...nested(8), text: 'x'.repeat(16_300) };
  expect((await ada.api.orders.place({ items, metadata: largest })).metadata).toEqual(largest);
});

storeTest('stores any valid metadata exactly, also in one batch', async ({ store }) => {
  const ada = await store.customer();
  const items = [{ productId: (await store.product()).id, quantity: 1 }];
  const valid = fc
    .dictionary(fc.string({ maxLength: 40, unit: 'grapheme' }), fc.jsonValue({ maxDepth: 3 }))
    .filter((object) => readMetadata(object).problem === undefined)
    .map((object) => readMetadata(object).copy);
  const samples = fc.sample(valid, 60);
  const placed = await Promise.all(
    samples.map((sample) => ada.api.orders.place({ items, metadata: sample })),
  );
  for (const [index, order] of placed.entries()) {
    expect(JSON.stringify(order.metadata)).toBe(JSON.stringify(samples[index]));
    expect(await ada.api.orders.get({ id: order.id })).toEqual({ ...order });
  }
  const empty = samples.filter((sample) => Object.keys(sample).length === 0);
  expect(await store.count('order_metadata')).toBe(samples.length - empty.length);
});

storeTest(
  'compares metadata by idempotency keys, whatever the order of its keys',
  async ({ store }) => {
    const ada = await store.customer();
    const product = await store.product();
    const place = (idempotencyKey: string, given?: typeof metadata | Record<string, never>) =>
      ada.api.orders.place({
        items: [{ productId: product.id, quantity: 1 }],
        idempotencyKey,
        ...(given && { metadata: given }),
      });
    const first = await place('key', metadata);
    const { address, ...rest } = metadata;
    const turned = { ...rest, address: { zip: address.zip, street: address.street } };
    expect(await place('key', turned)).toEqual(first);
    expect(await rejection(place('key', { ...metadata, gift: false }))).toMatchObject({
      reason: 'IDEMPOTENCY_KEY_REUSED',
    });
    expect((await rejection(place('key'))).reason).toBe('IDEMPOTENCY_KEY_REUSED');

    // Keys that the previous release stored stay valid.
    const plain = await place('plain');
    expect(await place('plain', {})).toEqual(plain);
    const { rows } = await store.database.pool.query(
      `SELECT encode(request_hash, 'hex') AS hash FROM idempotency_keys WHERE key = 'plain'`,
    );
    const hash = createHash('sha256').update(`${product.id}x1`).digest('hex');
    expect(rows).toEqual([{ hash }]);
  },
);

storeTest('updates metadata by a merge patch, once per version', async ({ store }) => {
  const [ada, staff] = [await store.customer(), await store.staff()];
  const product = await store.product();
  const { id } = await ada.place([[product, 1]]);
  const { updateMetadata } = staff.api.orders;
  const set = await updateMetadata({ id, metadata });
  expect(set).toMatchObject({ version: 2, metadata });
  const patched = await updateMetadata({
    id,
    expectedVersion: 2,
    metadata: { gift: null, address: { zip: null, city: 'Ulm' } },
  });
  expect(patched.metadata).toEqual({
    address: { street: '1 Pot Lane', city: 'Ulm' },
    wraps: [1, 2.5],
  });
  expect(await rejection(updateMetadata({ id, expectedVersion: 2, metadata: {} }))).toMatchObject({
    reason: 'VERSION_CONFLICT',
    details: { current: patched },
  });
  await updateMetadata({ id, metadata: many('a') });
  expect(await rejection(updateMetadata({ id, metadata: many('b') }))).toMatchObject({
    reason: 'VALIDATION_FAILED',
    details: { metadata: ['must have at most 50 keys, but has 62'] },
  });
  expect((await rejection(ada.api.orders.updateMetadata({ id, metadata: {} }))).reason).toBe(
    'FORBIDDEN',
  );

  // Concurrent patches of different keys are all kept.
  const other = await ada.place([[product, 1]]);
  await Promise.all(
    ['a', 'b', 'c', 'd'].map((key) => updateMetadata({ id: other.id, metadata: { [key]: 1 } })),
  );
  const merged = await ada.api.orders.get({ id: other.id });
  expect(merged).toMatchObject({ version: 5, metadata: { a: 1, b: 1, c: 1, d: 1 } });
  const cleared = await updateMetadata({
    id: other.id,
    metadata: { a: null, b: null, c: null, d: null },
  });
  expect(cleared.metadata).toEqual({});
  expect(await store.count('order_metadata')).toBe(1);
  const { items } = await staff.api.audit.list({ kind: 'order-metadata-updated' });
  expect(items.at(-1)).toMatchObject({
    userId: ada.id,
    details: { metadataKeys: ['address', 'gift', 'wraps'] },
  });
});

storeTest('finds orders and products by metadata, with cursors', async ({ store }) => {
  const [ada, staff] = [await store.customer(), await store.staff()];
  const teapots = await Promise.all(
    ['A', 'B', 'C'].map((sku) =>
      staff.api.products.create({
        sku,
        name: sku,
        price: '1.00',
        stockQuantity: 9,
        metadata: { category: 'teapots', tags: ['blue', sku] },
      }),
    ),
  );
  const product = await store.product();
  const place = (given: Record<string, string>) =>
    ada.api.orders.place({ items: [{ productId: product.id, quantity: 1 }], metadata: given });
  const [one, two] = [
    await place({ shop: 'ulm', till: '1' }),
    await place({ shop: 'ulm', till: '2' }),
  ];
  await place({ shop: 'bonn' });
  await ada.place([[product, 1]]);

  const byShop = { metadata: { shop: 'ulm' }, limit: 1 };
  const first = await staff.api.orders.list(byShop);
  const second = await staff.api.orders.list({ ...byShop, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([two.id, one.id]);
  expect(second.nextCursor).toBeNull();
  const foreign = { metadata: { shop: 'bonn' }, cursor: first.nextCursor };
  expect((await rejection(staff.api.orders.list(foreign))).reason).toBe('INVALID_CURSOR');
  expect((await staff.api.orders.listByPage({ metadata: { till: '1' } })).total).toBe(1);
  expect((await staff.api.orders.list({ metadata: {} })).items).toHaveLength(4);
  expect((await rejection(ada.api.orders.list(byShop))).reason).toBe('FORBIDDEN');

  await store.database.pool.query(`
    WITH more AS (
      INSERT INTO products (sku, name, price) SELECT 'M-' || n, n, 1 FROM generate_series(1, 3000) n RETURNING id
    )
    INSERT INTO product_metadata (product_id, metadata)
    SELECT id, jsonb_build_object('category', 'cups', 'serial', id) FROM more`);
  await store.database.pool.query(
    `WITH more AS (
       INSERT INTO orders (user_id, order_number, total_amount)
       SELECT $1, 'M-' || n, 1 FROM generate_series(1, 3000) n RETURNING id
     )
     INSERT INTO order_metadata (order_id, metadata) SELECT id, jsonb_build_object('shop', id) FROM more`,
    [ada.id],
  );
  await store.database.pool.query(
    'VACUUM ANALYZE products, product_metadata, orders, order_metadata',
  );
  const ofOrders = await readsOf(store.database, () => staff.api.orders.list(byShop));
  expect(ofOrders.indexes).toContain('idx_order_metadata_metadata');
  const ofProducts = await readsOf(store.database, () =>
    store.stranger.products.list({ metadata: { category: 'teapots' } }),
  );
  expect(ofProducts.indexes).toContain('idx_product_metadata_metadata');

  for (const sort of ['newest', 'price', 'name'] as const) {
    const { items } = await store.stranger.products.list({
      metadata: { category: 'teapots' },
      sort,
    });
    expect(items.map(({ sku }) => sku).toSorted()).toEqual(['A', 'B', 'C']);
    expect(items.find(({ sku }) => sku === 'B')).toEqual(teapots[1]);
  }
  const blue = await store.stranger.products.listByPage({
    metadata: { tags: ['blue', 'C'] },
    search: 'c',
  });
  expect(blue).toMatchObject({
    total: 1,
    items: [{ sku: 'C', metadata: { category: 'teapots' } }],
  });
});

storeTest('updates metadata of products and users, for staff', async ({ store }) => {
  const [ada, staff] = [await store.customer(), await store.staff()];
  const product = await store.product();
  const { id, version: expectedVersion } = product;
  const changed = await staff.api.products.update({
    id,
    expectedVersion,
    metadata: { tax: 'reduced' },
  });
  expect(changed).toMatchObject({ version: 2, metadata: { tax: 'reduced' } });
  expect(await store.stranger.products.get({ sku: product.sku })).toEqual(changed);
  const counted = await staff.api.products.adjustStock({ id, delta: 1, reason: 'found' });
  expect(counted.metadata).toEqual({ tax: 'reduced' });

  const eve = await staff.api.users.create({
    email: 'eve@example.com',
    name: 'Eve',
    metadata: { member: true },
  });
  expect(eve.metadata).toEqual({ member: true });
  const update = { id: ada.id, expectedVersion: 1, metadata: { crm: 7 } };
  expect((await rejection(ada.api.users.update(update))).reason).toBe('FORBIDDEN');
  const updated = await staff.api.users.update(update);
  expect(updated).toMatchObject({ version: 2, metadata: { crm: 7 } });
  expect(await ada.api.auth.me()).toEqual(updated);
  const { items } = await staff.api.users.list({});
  expect(items.find((user) => user.id === eve.id)).toEqual(eve);
});

storeTest(
  'adds charges of staff to the grand total, which is never negative',
  async ({ store }) => {
    const [ada, staff] = [await store.customer(), await store.staff()];
    const product = await store.product({ price: '10.00' });
    type Charges = NonNullable<Parameters<typeof ada.api.orders.place>[0]['charges']>;
    const place = (api: typeof ada.api, charges: Charges, expectedTotal?: string) =>
      api.orders.place({
        items: [{ productId: product.id, quantity: 1 }],
        charges,
        ...(expectedTotal !== undefined && { expectedTotal }),
      });
    expect((await rejection(place(ada.api, [fee('1.00')]))).reason).toBe('FORBIDDEN');
    expect(await rejection(place(staff.api, [discount('-10.01')]))).toMatchObject({
      reason: 'INVALID_CHARGES',
      details: { grandTotal: '-0.01' },
    });
    for (const charge of [discount('0.00'), discount('1.00'), fee('-1.00'), fee('1.001')]) {
      const { reason, details } = await rejection(place(staff.api, [charge]));
      expect({ reason, fields: Object.keys(details) }).toEqual({
        reason: 'VALIDATION_FAILED',
        fields: ['charges.0.amount'],
      });
    }
    const tooMany = Array.from({ length: 51 }, () => fee('0.00'));
    expect((await rejection(place(staff.api, tooMany))).reason).toBe('VALIDATION_FAILED');
    const huge = await rejection(place(staff.api, [fee('99999999.99')]));
    expect(huge.reason).toBe('TOTAL_TOO_LARGE');
    expect(await rejection(place(staff.api, [fee('2.00')], '10.00'))).toMatchObject({
      reason: 'TOTAL_CHANGED',
      details: { expected: '10.00', actual: '12.00' },
    });
    expect(await store.count('orders')).toBe(0);
    const free = await place(staff.api, [discount('-10')], '0.00');
    expect(free).toMatchObject({ totalAmount: '10.00', grandTotal: '0.00' });
    expect(await staff.api.orders.get({ id: free.id })).toEqual(free);
    expect(await store.violations()).toEqual([]);
  },
);

function nested(levels: number): Record<string, unknown> {
  return levels === 1 ? {} : { a: nested(levels - 1) };
}

function quoted(value: unknown): string {
  return `"${JSON.stringify(value).replaceAll('"', '""')}"`;
}

function many(prefix: string): Record<string, number> {
  return Object.fromEntries(Array.from({ length: 30 }, (_, n) => [`${prefix}${n}`, n]));
}

function discount(amount: string) {
  return { kind: 'discount' as const, label: 'Voucher', amount };
}

function fee(amount: string) {
  return { kind: 'fee' as const, label: 'Card', amount };
}
