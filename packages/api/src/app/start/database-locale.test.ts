import { migrateToLatest, openDatabase } from '@order-store/db';
import { testServer } from '@order-store/db/testing/vitest';
import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { readConfig } from '../config/config.ts';
import { ensureStaffAccount } from '../../accounts/ensure-staff-account.ts';
import { rejection, TestStore } from '../../testing/index.ts';
import { prepareDatabase } from './prepare-database.ts';

/** Creates a database with these options, for one test. */
async function createDatabase(options: string) {
  const name = `order_store_test_${randomBytes(8).toString('hex')}`;
  const admin = openDatabase({ url: testServer().url, maxOpenConnections: 1 });
  await admin.pool.query(`CREATE DATABASE ${name} TEMPLATE template0 ${options}`);
  const url = new URL(testServer().url);
  url.pathname = `/${name}`;
  return {
    url: url.toString(),
    async [Symbol.asyncDispose]() {
      await admin.pool.query(`DROP DATABASE ${name} WITH (FORCE)`);
      await admin.close();
    },
  };
}

// Failure case 53: docs/failure-cases.md
test('a Turkish database has one account per address, and search finds every letter case', async () => {
  await using created = await createDatabase(
    `ENCODING 'UTF8' LOCALE 'C' LOCALE_PROVIDER icu ICU_LOCALE 'tr-TR'`,
  );
  await migrateToLatest(created.url);
  await using database = openDatabase({ url: created.url });
  const store = await TestStore.open(database);
  const { auth } = store.stranger;
  const account = { email: 'INFO@EXAMPLE.COM', name: 'IŞIK İnci', password: 'green teapot 7' };
  await auth.signUp(account);
  expect(await rejection(auth.signUp({ ...account, email: 'info@example.com' }))).toMatchObject({
    reason: 'EMAIL_TAKEN',
  });
  const { user } = await auth.signIn({ email: 'Info@Example.com', password: account.password });
  await ensureStaffAccount(database, 'inFO@example.com', 'another teapot 8');
  expect(await store.count('users')).toBe(1);

  const staff = store.as(
    (await auth.signIn({ email: 'info@example.com', password: 'another teapot 8' })).token,
  );
  for (const search of ['INFO', 'info', 'ışık', 'ISIK'.replace('S', 'Ş'), 'INCI', 'inci'])
    expect(
      (await staff.users.list({ search })).items.map(({ id }) => id),
      search,
    ).toEqual([user.id]);
  await store.product({ sku: 'LIMIT-1', name: 'INFINITY Iron' });
  for (const search of ['infinity', 'INFINITY', 'limit-1', 'iron', 'IRON', 'ıron'])
    expect((await store.stranger.products.list({ search })).items, search).toHaveLength(1);
  for (const name of ['Zebra', 'ırmak', 'apple', 'Iris']) await store.product({ name });
  const { items } = await store.stranger.products.list({ sort: 'name' });
  expect(items.map(({ name }) => name)).toEqual([
    'apple',
    'INFINITY Iron',
    'Iris',
    'ırmak',
    'Zebra',
  ]);
});

// Failure case 53: docs/failure-cases.md
test.for(['LATIN1', 'SQL_ASCII'])(
  'rejects a %s database at start, and nothing is left in it',
  async (encoding) => {
    await using created = await createDatabase(`ENCODING '${encoding}' LOCALE 'C'`);
    const config = readConfig({ DATABASE_URL: created.url });
    for (const migrations of ['apply', 'check'] as const) {
      await expect(prepareDatabase(config, { report() {}, migrations })).rejects.toThrow(
        `The encoding of the database is ${encoding}, which cannot hold every name: create one with UTF8, for example CREATE DATABASE order_store ENCODING 'UTF8' LOCALE 'C' TEMPLATE template0`,
      );
    }
    await using database = openDatabase({ url: created.url });
    const { rows } = await database.pool.query(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace`,
    );
    expect(rows).toEqual([]);
  },
);
