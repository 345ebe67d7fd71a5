import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, expectTypeOf } from 'vitest';
import { databaseTest } from '../testing/database-test.ts';
import {
  Order,
  Product,
  StockMovement,
  User,
  type OrderEvent,
  type OrderItem,
  type Session,
  type UserCredential,
  type UserRole,
} from './models.ts';

databaseTest('follows every relation in both directions', async ({ database: { knex } }) => {
  const ada = await User.query(knex).insertGraphAndFetch({
    email: 'ada@example.com',
    name: 'Ada',
    credential: { passwordHash: 'hash' },
    role: { role: 'staff' },
    sessions: [{ tokenHash: Buffer.from('token'), expiresAt: '2030-01-01 00:00:00' }],
    apiKeys: [
      { name: 'key', keyHash: Buffer.from('key'), hint: 'osk_…', scopes: ['read', 'orders'] },
    ],
  });
  const mug = await Product.query(knex).insertAndFetch({
    sku: 'MUG',
    name: 'Mug',
    price: '4.50',
  });
  await StockMovement.query(knex).insert({
    productId: mug.id,
    kind: 'opening',
    delta: 5,
    quantityAfter: 5,
    byUserId: ada.id,
  });
  const order = await Order.query(knex).insertGraphAndFetch({
    userId: ada.id,
    orderNumber: 'ORD-1',
    totalAmount: '9.00',
    items: [{ productId: mug.id, quantity: 2, unitPrice: '4.50', subtotal: '9.00' }],
    events: [{ toStatus: 'pending', byUserId: ada.id }],
  });

  const user = await User.query(knex)
    .findById(ada.id)
    .withGraphFetched('[orders, sessions.user, apiKeys.user, credential.user, role.user]')
    .throwIfNotFound();
  expect(user).toMatchObject({
    orders: [{ id: order.id }],
    sessions: [{ user: { id: ada.id } }],
    apiKeys: [{ scopes: ['read', 'orders'], user: { id: ada.id } }],
    credential: { passwordHash: 'hash', user: { id: ada.id } },
    role: { role: 'staff', user: { id: ada.id } },
  });
  const fetched = await Order.query(knex)
    .findById(order.id)
    .withGraphFetched('[user, items.[order, product], products, events.[order, by]]')
    .throwIfNotFound();
  expect(fetched).toMatchObject({
    user: { id: ada.id },
    items: [{ quantity: 2, order: { id: order.id }, product: { sku: 'MUG' } }],
    products: [{ sku: 'MUG' }],
    events: [{ toStatus: 'pending', order: { id: order.id }, by: { id: ada.id } }],
  });
  const product = await Product.query(knex)
    .findById(mug.id)
    .withGraphFetched('[orderItems, orders, stockMovements.[product, by]]')
    .throwIfNotFound();
  expect(product).toMatchObject({
    orderItems: [{ subtotal: '9.00' }],
    orders: [{ orderNumber: 'ORD-1' }],
    stockMovements: [{ delta: 5, product: { id: mug.id }, by: { id: ada.id } }],
  });
});

databaseTest(
  'reads BIGINT and DECIMAL as decimal strings, beyond the precision of a number',
  async ({ database: { knex } }) => {
    await knex.raw(`SELECT setval('products_id_seq', 9007199254740993)`);
    const product = await Product.query(knex).insertAndFetch({
      sku: 'A',
      name: 'A',
      price: '99999999.99',
    });
    expect(product).toMatchObject({
      id: '9007199254740994',
      price: '99999999.99',
      stockQuantity: 0,
      version: 1,
    });
    expectTypeOf(product.id).toBeString();
    expectTypeOf(product.price).toBeString();
    expectTypeOf<Product['description']>().toEqualTypeOf<string | null>();
    expectTypeOf<OrderItem['unitPrice']>().toBeString();
    expectTypeOf<OrderEvent['fromStatus']>().toEqualTypeOf<Order['status'] | null>();
    expectTypeOf<UserRole['role']>().toEqualTypeOf<'customer' | 'staff'>();
    expectTypeOf<Session['tokenHash']>().toEqualTypeOf<Buffer>();
    expectTypeOf<UserCredential['passwordHash']>().toBeString();
  },
);

// Failure case 28: docs/failure-cases.md
databaseTest(
  'timestamps do not depend on the time zone of the process or the database',
  async ({ database }) => {
    await database.pool.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO ''America/New_York''', current_database()); END $$`,
    );
    const { rows } = await database.pool.query<{ now: string }>(
      `SELECT (now() AT TIME ZONE 'UTC') AS now`,
    );
    const before = Date.parse(String(rows[0]?.now));

    const seen = await Promise.all(
      ['Asia/Kolkata', 'America/New_York', 'UTC'].map(async (zone) => {
        const { stdout } = await promisify(execFile)(
          process.execPath,
          [
            fileURLToPath(new URL('../testing/instants-process.ts', import.meta.url)),
            database.url,
            zone,
          ],
          { env: { ...process.env, TZ: zone } },
        );
        return JSON.parse(stdout);
      }),
    );

    const after = Date.now();
    for (const instants of seen) {
      // 2026-03-08 02:30 does not exist in New York, 2026-11-01 01:30 exists twice.
      expect(instants.given).toEqual([
        '2026-03-08T02:30:00.000001Z',
        '2026-11-01T01:30:00.999999Z',
      ]);
      expect(Date.parse(instants.defaulted)).toBeGreaterThanOrEqual(before - 1);
      expect(Date.parse(instants.defaulted)).toBeLessThanOrEqual(after + 1000);
    }
  },
);
