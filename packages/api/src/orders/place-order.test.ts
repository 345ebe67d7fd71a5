import { expect } from 'vitest';
import {
  callProcedure,
  fulfilled,
  rejection,
  rejections,
  storeTest,
  TestStore,
} from '../testing/index.ts';
import { databaseTest } from '@order-store/db/testing/vitest';
import { defaultFields } from './order-row.ts';
import { placeBatch } from './place-batch.ts';
import { randomOrderNumber } from './order-number.ts';
import type { PlacementRequest } from './placement.ts';

// Failure case 1: docs/failure-cases.md
storeTest('sells the last unit once when 50 customers race', async ({ store }) => {
  const lastMug = await store.product({ stockQuantity: 1 });
  const customers = await store.customers(50);

  const attempts = await Promise.allSettled(
    customers.map((customer) => customer.place([[lastMug, 1]])),
  );

  expect(fulfilled(attempts)).toHaveLength(1);
  expect(rejections(attempts)).toHaveLength(49);
  for (const { reason, details } of rejections(attempts)) {
    expect(reason).toBe('INSUFFICIENT_STOCK');
    expect(details).toEqual({ lines: [{ productId: lastMug.id, requested: 1, available: 0 }] });
  }
  expect(await store.stockOf(lastMug)).toBe(0);
  expect(await store.count('orders')).toBe(1);
  expect(await store.violations()).toEqual([]);
});

storeTest('returns the whole order with current prices and names', async ({ store }) => {
  const mug = await store.product({ sku: 'MUG', name: 'Mug', price: '4.50' });
  const tray = await store.product({ sku: 'TRAY', name: 'Tray', price: '12.00' });
  const ada = await store.customer();

  const order = await ada.place([
    [tray, 1],
    [mug, 3],
  ]);

  expect(order).toMatchObject({
    userId: ada.id,
    status: 'pending',
    totalAmount: '25.50',
    version: 1,
    items: [
      {
        productId: tray.id,
        sku: 'TRAY',
        name: 'Tray',
        quantity: 1,
        unitPrice: '12.00',
        subtotal: '12.00',
      },
      {
        productId: mug.id,
        sku: 'MUG',
        name: 'Mug',
        quantity: 3,
        unitPrice: '4.50',
        subtotal: '13.50',
      },
    ],
  });
  expect(order.orderNumber).toMatch(/^ORD-[0-9A-Z]{5}-[0-9A-Z]{5}$/);
  expect(order.createdAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  expect(await ada.api.orders.get({ id: order.id })).toEqual(order);
  expect(await ada.api.orders.get({ orderNumber: order.orderNumber })).toEqual(order);
  expect(await ada.api.orders.history({ id: order.id })).toMatchObject([
    {
      orderId: order.id,
      from: null,
      to: 'pending',
      by: { id: ada.id, role: 'customer' },
      at: order.createdAt,
    },
  ]);
});

// Failure case 2: docs/failure-cases.md
storeTest('merges two lines with the same product', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 5, price: '2.00' });
  const ada = await store.customer();

  const tooMany = await rejection(
    ada.place([
      [mug, 3],
      [mug, 3],
    ]),
  );
  expect(tooMany.details).toEqual({ lines: [{ productId: mug.id, requested: 6, available: 5 }] });
  expect(await store.stockOf(mug)).toBe(5);

  const order = await ada.place([
    [mug, 3],
    [mug, 2],
  ]);
  expect(order.items).toMatchObject([{ quantity: 5, subtotal: '10.00' }]);
  expect(await store.stockOf(mug)).toBe(0);
});

// Failure case 3: docs/failure-cases.md. Each order is its own batch here; the placement queue has a test with
// thousands.
storeTest('does not deadlock when orders list products in opposite order', async ({ store }) => {
  const one = await store.product({ stockQuantity: 10_000 });
  const two = await store.product({ stockQuantity: 10_000 });
  const [ada, grace] = await store.customers(2);

  const attempts = await Promise.allSettled(
    Array.from({ length: 300 }, (_, index) =>
      index % 2 === 0
        ? ada.place([
            [one, 1],
            [two, 1],
          ])
        : grace.place([
            [two, 1],
            [one, 1],
          ]),
    ),
  );

  expect(rejections(attempts)).toEqual([]);
  expect(await store.stockOf(one)).toBe(9700);
  expect(await store.violations()).toEqual([]);
});

// Failure case 4: docs/failure-cases.md. The retries themselves are tested in packages/db.
storeTest('returns a retryable error when retries are used up', async ({ store }) => {
  const mug = await store.product();
  const ada = await store.customer();
  await store.database.pool.query(`
    CREATE FUNCTION reject_insert() RETURNS trigger LANGUAGE plpgsql AS
      $$ BEGIN RAISE EXCEPTION 'forced' USING ERRCODE = '40P01'; END $$;
    CREATE TRIGGER reject_insert BEFORE INSERT ON orders FOR EACH ROW EXECUTE FUNCTION reject_insert()`);

  const rejected = await rejection(ada.place([[mug, 1]]));

  expect(rejected.reason).toBe('OVERLOADED');
  expect(rejected.cause).toMatchObject({ code: '40P01' });
  expect(await store.stockOf(mug)).toBe(100);
});

// Failure case 5: docs/failure-cases.md
storeTest('rejects no order for waiting when stock suffices', async ({ store }) => {
  const hit = await store.product({ stockQuantity: 200 });
  const customers = await store.customers(40);
  const attempts = await Promise.allSettled(
    [1, 2, 3, 4, 5].flatMap(() => customers.map((customer) => customer.place([[hit, 1]]))),
  );
  expect(rejections(attempts)).toEqual([]);
  expect(await store.stockOf(hit)).toBe(0);
});

// Failure case 6: docs/failure-cases.md
storeTest(
  'places one order for two concurrent calls with one key and returns it to both',
  async ({ store }) => {
    const mug = await store.product();
    const ada = await store.customer();
    const other = await TestStore.open(store.database);
    const again = other.as(ada.token);

    const orders = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        index % 2 === 0
          ? ada.place([[mug, 1]], 'cart 1')
          : again.orders.place({
              items: [{ productId: mug.id, quantity: 1 }],
              idempotencyKey: 'cart 1',
            }),
      ),
    );

    expect(new Set(orders.map((order) => JSON.stringify(order))).size).toBe(1);
    expect(await store.count('orders')).toBe(1);
    expect(await store.stockOf(mug)).toBe(99);
  },
);

// Failure case 7: docs/failure-cases.md
storeTest(
  'a retry after a lost response returns the same order in its current state',
  async ({ store }) => {
    const mug = await store.product();
    const ada = await store.customer();
    const first = await ada.place([[mug, 2]], 'cart 1');
    expect(
      await ada.place(
        [
          [mug, 1],
          [mug, 1],
        ],
        'cart 1',
      ),
    ).toEqual(first);

    const cancelled = await ada.api.orders.cancel({ id: first.id });
    expect(await ada.place([[mug, 2]], 'cart 1')).toEqual(cancelled);
    expect(await ada.api.orders.get({ idempotencyKey: 'cart 1' })).toEqual(cancelled);
    expect(await store.count('orders')).toBe(1);
  },
);

storeTest('rejects a key with different content; keys are per user', async ({ store }) => {
  const mug = await store.product();
  const tray = await store.product();
  const [ada, grace] = await store.customers(2);
  const first = await ada.place(
    [
      [mug, 1],
      [tray, 2],
    ],
    'cart',
  );

  expect(
    (
      await rejection(
        ada.place(
          [
            [mug, 1],
            [tray, 1],
          ],
          'cart',
        ),
      )
    ).reason,
  ).toBe('IDEMPOTENCY_KEY_REUSED');
  expect((await rejection(ada.place([[mug, 1]], 'cart'))).reason).toBe('IDEMPOTENCY_KEY_REUSED');
  // The order of the lines does not count.
  expect(
    await ada.place(
      [
        [tray, 2],
        [mug, 1],
      ],
      'cart',
    ),
  ).toEqual(first);

  const hers = await grace.place([[mug, 1]], 'cart');
  expect(hers.id).not.toBe(first.id);
  expect((await rejection(grace.api.orders.get({ id: first.id }))).reason).toBe('ORDER_NOT_FOUND');
});

// Failure case 8: docs/failure-cases.md
storeTest('lets a retry succeed with the key of a rejected attempt', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 0 });
  const [ada, staff] = [await store.customer(), await store.staff()];
  expect((await rejection(ada.place([[mug, 1]], 'cart'))).reason).toBe('INSUFFICIENT_STOCK');

  await staff.api.products.adjustStock({ id: mug.id, delta: 1, reason: 'delivery' });
  expect(await ada.place([[mug, 1]], 'cart')).toMatchObject({ status: 'pending' });
  expect(await store.stockOf(mug)).toBe(0);
});

// Failure case 9: docs/failure-cases.md
storeTest('writes nothing when one line fails', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 5 });
  const rare = await store.product({ stockQuantity: 1 });
  const rarer = await store.product({ stockQuantity: 0 });
  const ada = await store.customer();
  const before = await rowsOf(store);

  const rejected = await rejection(
    ada.place(
      [
        [mug, 5],
        [rare, 2],
        [rarer, 1],
      ],
      'cart',
    ),
  );

  expect(rejected.details).toEqual({
    lines: [
      { productId: rare.id, requested: 2, available: 1 },
      { productId: rarer.id, requested: 1, available: 0 },
    ],
  });
  expect(await rowsOf(store)).toEqual(before);
});

// Failure case 10: docs/failure-cases.md
storeTest('rejects only the faulty orders of a batch', async ({ store }) => {
  const mug = await store.product({ stockQuantity: 10, price: '1.00' });
  const rare = await store.product({ stockQuantity: 1 });
  const gold = await store.product({ stockQuantity: 1000, price: '99999999.99' });
  const ada = await store.customer();
  const ask = (lines: [{ id: string }, number][], userId = ada.id): PlacementRequest => ({
    userId,
    placedBy: ada.id,
    chosen: defaultFields,
    key: undefined,
    lines: lines.map(([{ id }, quantity]) => ({ productId: id, quantity })),
  });

  const results = await placeBatch(
    () => [
      ask([[mug, 4]]),
      ask([[mug, 1]], '999999'),
      ask([
        [mug, 1],
        [{ id: '888888' }, 1],
        [{ id: '777777' }, 1],
      ]),
      ask([
        [rare, 2],
        [mug, 1],
      ]),
      ask([[gold, 2]]),
      ask([
        [mug, 6],
        [rare, 1],
      ]),
      ask([[mug, 1]]),
    ],
    { database: store.database, metrics: store.services.metrics, orderNumber: randomOrderNumber },
    { mode: 'wait' },
  );

  const outcomes = results.map((result) =>
    'rejection' in result ? [result.rejection.reason, result.rejection.details] : 'placed',
  );
  expect(outcomes).toEqual([
    'placed',
    ['USER_NOT_FOUND', { ids: ['999999'] }],
    ['PRODUCT_NOT_FOUND', { ids: ['888888', '777777'] }],
    ['INSUFFICIENT_STOCK', { lines: [{ productId: rare.id, requested: 2, available: 1 }] }],
    ['TOTAL_TOO_LARGE', {}],
    'placed',
    ['INSUFFICIENT_STOCK', { lines: [{ productId: mug.id, requested: 1, available: 0 }] }],
  ]);
  expect(await store.count('orders')).toBe(2);
  expect([await store.stockOf(mug), await store.stockOf(rare), await store.stockOf(gold)]).toEqual([
    0, 0, 1000,
  ]);
  expect(await store.violations()).toEqual([]);
});

// Failure case 11: docs/failure-cases.md
storeTest('rejects malformed orders and writes nothing', async ({ store }) => {
  const mug = await store.product();
  const ada = await store.customer();
  const line = { productId: mug.id, quantity: 1 };
  const before = await rowsOf(store);
  const malformed: Record<string, unknown> = {
    'an empty cart': { items: [] },
    'no items': {},
    nothing: undefined,
    'too many lines': { items: Array.from({ length: 2001 }, () => line) },
    'a line that is null': { items: [null] },
    'an unknown field': { items: [line], coupon: 'FREE' },
    'an empty key': { items: [line], idempotencyKey: '' },
    'a key of 256 characters': { items: [line], idempotencyKey: 'k'.repeat(256) },
    'a key with NUL': { items: [line], idempotencyKey: 'a\0b' },
  };
  for (const quantity of [
    0,
    -1,
    1.5,
    '2',
    2 ** 31,
    1_000_001,
    Number.NaN,
    null,
    undefined,
    Infinity,
    true,
    [1],
  ]) {
    malformed[`quantity ${String(quantity)}`] = { items: [{ ...line, quantity }] };
  }
  for (const productId of [
    '1'.repeat(30),
    '1e3',
    '01',
    '',
    ' 1',
    '1 ',
    '+1',
    '-1',
    '0',
    '0x1',
    '١',
    1,
    null,
    undefined,
    {},
  ]) {
    malformed[`product ${JSON.stringify(productId)}`] = { items: [{ ...line, productId }] };
    malformed[`user ${JSON.stringify(productId)}`] =
      productId === undefined ? {} : { items: [line], userId: productId };
  }

  for (const [what, input] of Object.entries(malformed)) {
    const rejected = await rejection(callProcedure(ada.api, 'orders.place', input));
    expect(rejected.reason, what).toBe('VALIDATION_FAILED');
    expect(Object.keys(rejected.details).length, what).toBeGreaterThan(0);
  }
  const missing = await rejection(
    ada.api.orders.place({ items: [{ productId: '9223372036854775807', quantity: 1 }] }),
  );
  expect(missing).toMatchObject({
    reason: 'PRODUCT_NOT_FOUND',
    details: { ids: ['9223372036854775807'] },
  });
  expect(await rowsOf(store)).toEqual(before);
});

storeTest('accepts 2,000 lines', async ({ store }) => {
  const ada = await store.customer();
  await store.database.pool.query(
    `INSERT INTO products (sku, name, price, stock_quantity) SELECT 'P' || n, 'P', 0.01, 1 FROM generate_series(1, 2000) n`,
  );
  const { rows } = await store.database.pool.query<{ id: string }>(
    'SELECT id FROM products ORDER BY id',
  );
  const order = await ada.place(rows.map((product) => [product, 1]));
  expect(order.items.map(({ productId }) => productId)).toEqual(rows.map(({ id }) => id));
  expect(order.totalAmount).toBe('20.00');
});

// Failure case 12: docs/failure-cases.md
databaseTest('replaces an order number that already exists', async ({ database }) => {
  const drawn = [
    'ORD-AAAAA-AAAAA',
    'ORD-AAAAA-AAAAA',
    'ORD-AAAAA-AAAAA',
    'ORD-CCCCC-CCCCC',
  ].values();
  const store = await TestStore.open(database, {
    orderNumber: () => drawn.next().value ?? 'none left',
  });
  const mug = await store.product();
  const ada = await store.customer();
  expect((await ada.place([[mug, 1]])).orderNumber).toBe('ORD-AAAAA-AAAAA');
  expect((await ada.place([[mug, 1]])).orderNumber).toBe('ORD-CCCCC-CCCCC');
  expect(await store.violations()).toEqual([]);
});

// Failure case 13: docs/failure-cases.md
storeTest('uses the current price, and older orders keep theirs', async ({ store }) => {
  const mug = await store.product({ price: '4.50' });
  const [ada, staff] = [await store.customer(), await store.staff()];
  const before = await ada.place([[mug, 2]]);
  await staff.api.products.update({ id: mug.id, expectedVersion: mug.version, price: '5.25' });
  const after = await ada.place([[mug, 2]]);

  expect(after).toMatchObject({ totalAmount: '10.50', items: [{ unitPrice: '5.25' }] });
  expect(await ada.api.orders.get({ id: before.id })).toEqual(before);
  expect(before.totalAmount).toBe('9.00');
});

// Failure case 64: docs/failure-cases.md
storeTest('places nothing if the total is not the one that the customer saw', async ({ store }) => {
  const mug = await store.product({ price: '4.50' });
  const [ada, staff] = [await store.customer(), await store.staff()];
  const order = {
    items: [{ productId: mug.id, quantity: 2 }],
    idempotencyKey: 'cart',
    expectedTotal: '9.00',
  };
  await staff.api.products.update({ id: mug.id, expectedVersion: mug.version, price: '5.25' });
  const before = await rowsOf(store);

  const rejected = await rejection(ada.api.orders.place(order));
  expect(rejected).toMatchObject({
    reason: 'TOTAL_CHANGED',
    retryable: false,
    details: {
      expected: '9.00',
      actual: '10.50',
      lines: [{ productId: mug.id, quantity: 2, unitPrice: '5.25', subtotal: '10.50' }],
    },
  });
  expect(await rowsOf(store)).toEqual(before);
  for (const expectedTotal of ['8.99', '10.51', '0'])
    expect((await rejection(ada.api.orders.place({ ...order, expectedTotal }))).reason).toBe(
      'TOTAL_CHANGED',
    );

  // The same key with the confirmed total, in any notation of the same amount.
  const placed = await ada.api.orders.place({ ...order, expectedTotal: '10.5' });
  expect(placed.totalAmount).toBe('10.50');
  await staff.api.products.update({ id: mug.id, expectedVersion: 2, price: '6.00' });
  expect(await ada.api.orders.place({ ...order, expectedTotal: '10.50' })).toEqual(placed);
  expect(await ada.api.orders.place({ ...order, expectedTotal: '12.00' })).toEqual(placed);
  expect(
    (await rejection(callProcedure(ada.api, 'orders.place', { ...order, expectedTotal: 10.5 })))
      .reason,
  ).toBe('VALIDATION_FAILED');
});

storeTest('rejects only the orders of a batch whose total changed', async ({ store }) => {
  const mug = await store.product({ price: '4.50', stockQuantity: 2 });
  const ada = await store.customer();
  const items = [{ productId: mug.id, quantity: 1 }];
  const attempts = await Promise.allSettled(
    ['4.49', '4.50', undefined, '4.50'].map((expectedTotal) =>
      ada.api.orders.place({ items, ...(expectedTotal === undefined ? {} : { expectedTotal }) }),
    ),
  );
  expect(fulfilled(attempts)).toHaveLength(2);
  expect(rejections(attempts).map(({ reason }) => reason)).toEqual([
    'TOTAL_CHANGED',
    'INSUFFICIENT_STOCK',
  ]);
  expect(await store.stockOf(mug)).toBe(0);
});

// Failure case 14: docs/failure-cases.md
storeTest('rejects a total above 99,999,999.99 and writes nothing', async ({ store }) => {
  const gold = await store.product({ price: '33333333.33', stockQuantity: 1_000_000 });
  const ada = await store.customer();
  const before = await rowsOf(store);
  expect((await rejection(ada.place([[gold, 4]]))).reason).toBe('TOTAL_TOO_LARGE');
  expect((await rejection(ada.place([[gold, 1_000_000]]))).reason).toBe('TOTAL_TOO_LARGE');
  expect(await rowsOf(store)).toEqual(before);
  expect((await ada.place([[gold, 3]])).totalAmount).toBe('99999999.99');
});

storeTest('lets staff place for a customer, who owns order and key', async ({ store }) => {
  const mug = await store.product();
  const [ada, grace] = await store.customers(2);
  const staff = await store.staff();
  const items = [{ productId: mug.id, quantity: 1 }];

  const order = await staff.api.orders.place({
    items,
    userId: ada.id,
    idempotencyKey: 'phone call',
  });
  expect(order.userId).toBe(ada.id);
  expect(await ada.place([[mug, 1]], 'phone call')).toEqual(order);
  expect((await ada.api.orders.history({ id: order.id }))[0]?.by).toMatchObject({
    id: staff.id,
    role: 'staff',
  });
  expect((await rejection(grace.api.orders.place({ items, userId: ada.id }))).reason).toBe(
    'FORBIDDEN',
  );
  expect((await rejection(staff.api.orders.place({ items, userId: '999999' }))).reason).toBe(
    'USER_NOT_FOUND',
  );
});

storeTest(
  'reports a user or product deleted while the order waits as not found',
  async ({ store }) => {
    const mug = await store.product();
    const [ada, staff] = [await store.customer(), await store.staff()];
    const client = await store.database.pool.connect();
    try {
      await client.query('BEGIN');
      await client.query('DELETE FROM products WHERE id = $1', [mug.id]);
      const waiting = rejection(
        staff.api.orders.place({ items: [{ productId: mug.id, quantity: 1 }], userId: ada.id }),
      );
      await expect.poll(async () => store.count(`pg_locks WHERE NOT granted`)).toBeGreaterThan(0);
      await client.query('COMMIT');
      expect((await waiting).reason).toBe('PRODUCT_NOT_FOUND');
    } finally {
      client.release();
    }
  },
);

/** All rows written by placing, to compare before and after. */
async function rowsOf(store: TestStore): Promise<unknown> {
  const { rows } = await store.database.pool.query(`
    SELECT (SELECT json_agg(o ORDER BY id) FROM orders o) AS orders,
           (SELECT json_agg(i ORDER BY id) FROM order_items i) AS items,
           (SELECT json_agg(e ORDER BY id) FROM order_events e) AS events,
           (SELECT json_agg(k ORDER BY user_id, key) FROM idempotency_keys k) AS keys,
           (SELECT json_agg(p ORDER BY id) FROM products p) AS products`);
  return rows[0];
}
