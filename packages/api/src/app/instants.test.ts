import { openDatabase, type Database } from '@order-store/db';
import { afterEach, expect, vi } from 'vitest';
import { storeTest, TestStore, walkPages } from '../testing/index.ts';

afterEach(() => {
  vi.unstubAllEnvs();
});

// Around both clock changes in New York: 02:30 does not exist on March 8, 01:30 exists twice on November 1.
const instants = [
  '2026-11-01T06:30:00.000001Z',
  '2026-11-01T05:30:00.999999Z',
  '2026-11-01T05:30:00.999998Z',
  '2026-03-08T07:30:00.000000Z',
  '2026-03-08T02:30:00.000001Z',
];

const zones = [
  { database: 'UTC', process: 'UTC', offset: 0 },
  { database: 'America/New_York', process: 'Asia/Kolkata', offset: -330 },
  { database: 'Asia/Kolkata', process: 'America/New_York', offset: 300 },
  { database: 'Pacific/Chatham', process: 'Pacific/Kiritimati', offset: -840 },
];

// Failure case 28: docs/failure-cases.md
storeTest.for(zones)(
  'returns the same timestamps with the database in $database and the process in $process',
  async (zone, { database }) => {
    await database.pool.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), '${zone.database}'); END $$`,
    );
    vi.stubEnv('TZ', zone.process);
    expect(new Date('2026-11-23T00:00:00Z').getTimezoneOffset()).toBe(zone.offset);
    await using own = openDatabase({ url: database.url });
    const store = await TestStore.open(own);

    const ada = await store.customer();
    const product = await store.product();
    for (const at of instants) {
      const { id } = await ada.place([[product, 1]]);
      await own.knex('orders').where({ id }).update({ created_at: at });
    }
    for (const limit of [1, 2, 5]) {
      const pages = await walkPages((page) => ada.api.orders.list(page), limit);
      expect(pages.flat().map(({ createdAt }) => createdAt)).toEqual(instants);
    }
  },
);

// Failure case 28: docs/failure-cases.md
storeTest.for(zones)(
  'records the current time with the database in $database and the process in $process',
  async (zone, { database }) => {
    await database.pool.query(
      `DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET timezone TO %L', current_database(), '${zone.database}'); END $$`,
    );
    vi.stubEnv('TZ', zone.process);
    await using own = openDatabase({ url: database.url });
    const store = await TestStore.open(own);
    const { api } = await store.staff();

    const before = await nowOf(own);
    const account = { email: 'ada@example.com', name: 'Ada', password: 'green teapot 7' };
    const { user, expiresAt } = await store.stranger.auth.signUp(account);
    const renamed = await api.users.update({ id: user.id, expectedVersion: 1, name: 'Ada L.' });
    const made = await api.products.create({
      sku: 'a',
      name: 'a',
      price: '1.00',
      stockQuantity: 5,
    });
    const changed = await api.products.update({ id: made.id, expectedVersion: 1, price: '2.00' });
    const counted = await api.products.adjustStock({ id: made.id, delta: 1, reason: 'x' });
    const placed = await api.orders.place({ items: [{ productId: made.id, quantity: 1 }] });
    const confirmed = await api.orders.confirm({ id: placed.id });
    const history = await api.orders.history({ id: placed.id });
    const after = await nowOf(own);

    const inOrder = [
      before,
      user.createdAt,
      renamed.updatedAt,
      made.createdAt,
      changed.updatedAt,
      counted.updatedAt,
      placed.createdAt,
      confirmed.updatedAt,
      history.at(-1)?.at,
      after,
    ];
    expect(inOrder.toSorted((one, other) => (String(one) < String(other) ? -1 : 1))).toEqual(
      inOrder,
    );
    expect(history[0]?.at).toBe(placed.createdAt);
    const days = (Date.parse(expiresAt) - Date.parse(user.createdAt)) / 86_400_000;
    expect(Math.round(days)).toBe(30);
  },
);

/** The current time of the database, which timestamps the rows. */
async function nowOf({ pool }: Database): Promise<string> {
  const { rows } = await pool.query(`SELECT clock_timestamp() AT TIME ZONE 'UTC' AS now`);
  return rows[0].now;
}
