import { migrateToLatest, openDatabase, type Database } from '@order-store/db';
import {
  startTemporaryPostgres,
  startTemporaryReplica,
  type DatabaseServer,
} from '@order-store/embedded-postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { answeringProcedures, callProcedure } from '../../testing/procedures.ts';
import { makeSample, type Sample } from '../../testing/sample.ts';
import { fulfilled } from '../../testing/outcomes.ts';
import { TestStore } from '../../testing/index.ts';

const patience = { timeout: 30_000 };

/** A primary, a replica and a store configured with both. */
interface Pair extends AsyncDisposable {
  readonly primary: DatabaseServer;
  readonly replica: DatabaseServer;
  readonly store: TestStore;
  /** Connects to the replica directly. */
  readonly replicaDatabase: Database;
  /** The number of reads routed to this server. */
  readonly readsOn: (from: 'replica' | 'primary') => Promise<number>;
}

async function startPair(): Promise<Pair> {
  await using cleanup = new AsyncDisposableStack();
  const primary = cleanup.use(
    await startTemporaryPostgres({ settings: { synchronous_commit: 'on' } }),
  );
  await migrateToLatest(primary.url);
  const replica = cleanup.use(await startTemporaryReplica(primary.url));
  const database = cleanup.use(openDatabase({ url: primary.url }));
  const replicaDatabase = cleanup.use(openDatabase({ url: replica.url }));
  const store = await TestStore.open(database, { env: { DATABASE_REPLICA_URLS: replica.url } });
  cleanup.use(store.services.replicas);
  const rest = cleanup.move();
  return {
    primary,
    replica,
    store,
    replicaDatabase,
    readsOn: (from) => readsOf(store, from),
    [Symbol.asyncDispose]: () => rest.disposeAsync(),
  };
}

async function readsOf(store: TestStore, from: 'replica' | 'primary'): Promise<number> {
  const { values } = await store.services.metrics.reads.get();
  return values.find(({ labels }) => labels.from === from)?.value ?? 0;
}

// Starting a pair takes seconds. The last tests use them up.
let pair: Pair;
let other: Pair;
let sample: Sample;
beforeAll(async () => {
  [pair, other] = await Promise.all([startPair(), startPair()]);
  sample = await makeSample(pair.store);
});
afterAll(() => Promise.all([pair, other].map((each) => each[Symbol.asyncDispose]())));

/** operations.placement does not read the database, and events.list reads the primary, which knows what is committed. */
const elsewhere = new Set(['operations.placement', 'events.list']);
const queries = answeringProcedures.filter(
  ({ name, type }) => type === 'query' && !elsewhere.has(name),
);

test.for(queries)('$name returns the same on a replica as on the primary', async (query) => {
  const { name, input: inputOf } = query;
  const { store, readsOn } = pair;
  const input = inputOf(sample);
  const onlyPrimary = await TestStore.open(store.database);
  const expected = await callProcedure(onlyPrimary.as(sample.staff.token), name, input);
  await expect
    .poll(async () => {
      const before = await readsOn('replica');
      const answer = await callProcedure(sample.staff.api, name, input);
      expect(answer).toEqual(expected);
      return (await readsOn('replica')) - before;
    }, patience)
    .toBe(1);
});

test('a caller sees their own writes and acknowledged writes of others under load', async () => {
  const { store } = pair;
  const mug = await store.product({ stockQuantity: 10_000 });
  const customers = await store.customers(8);
  const unseen: string[] = [];

  await Promise.all(
    customers.map(async (customer) => {
      for (let round = 0; round < 25; round++) {
        const order = await customer.place([[mug, 1]]);
        const [{ items }, got, { stockQuantity }] = await Promise.all([
          customer.api.orders.list({ limit: 1 }),
          customer.api.orders.get({ id: order.id }),
          store.stranger.products.get({ id: mug.id }),
        ]);
        if (items[0]?.id !== order.id || got.id !== order.id) unseen.push(order.id);
        if (stockQuantity > 10_000 - round - 1) unseen.push(`stock ${stockQuantity}`);
      }
    }),
  );

  expect(unseen).toEqual([]);
  expect(await store.violations()).toEqual([]);
});

test('reads from the primary while the replica lags, and still rejects a signed-out token', async () => {
  const { store, replicaDatabase, readsOn } = pair;
  const mug = await store.product();
  const customer = await store.customer();
  await readFromReplica(pair, mug);

  await replicaDatabase.pool.query('SELECT pg_wal_replay_pause()');
  const order = await customer.place([[mug, 3]]);
  const before = await readsOn('replica');
  expect(await customer.api.orders.get({ id: order.id })).toEqual(order);
  expect(await store.stockOf(mug)).toBe(97);
  await customer.api.auth.signOut();
  await expect(customer.api.orders.list({})).rejects.toMatchObject({ code: 'UNAUTHORIZED' });
  expect(await readsOn('replica')).toBe(before);

  await replicaDatabase.pool.query('SELECT pg_wal_replay_resume()');
  await expect
    .poll(() => store.stockOf(mug).then(() => readsOn('replica')), patience)
    .toBeGreaterThan(before);
});

test('a caller sees their own writes with synchronous_commit off', async () => {
  const { primary, replica, store } = pair;
  // New connections start with it.
  const name = new URL(primary.url).pathname.slice(1);
  await store.database.pool.query(`ALTER DATABASE "${name}" SET synchronous_commit = off`);
  await using database = openDatabase({ url: primary.url });
  const fast = await TestStore.open(database, { env: { DATABASE_REPLICA_URLS: replica.url } });
  await using _ = fast.services.replicas;
  const { rows } = await database.pool.query('SHOW synchronous_commit');
  expect(rows).toEqual([{ synchronous_commit: 'off' }]);
  const mug = await fast.product({ stockQuantity: 1000 });
  const customer = await fast.customer();
  for (let left = 999; left >= 950; left--) {
    await customer.place([[mug, 1]]);
    expect(await fast.stockOf(mug)).toBe(left);
  }
  await store.database.pool.query(`ALTER DATABASE "${name}" RESET synchronous_commit`);
});

test('never reads from a server that is not a replica; metrics show which', async () => {
  const { store } = pair;
  const urls = [other.primary.url, other.replica.url, pair.primary.url].join(',');
  const misconfigured = await TestStore.open(store.database, {
    env: { DATABASE_REPLICA_URLS: urls },
  });
  await using _ = misconfigured.services.replicas;
  const usable = async () =>
    (await misconfigured.services.metrics.replicaUsable.get()).values.map(({ labels, value }) => [
      labels.replica,
      value,
    ]);
  const places = [1, 2, 3];
  expect(await usable()).toEqual(places.map((place) => [place, 1]));
  const mug = await store.product({ stockQuantity: 7 });
  for (let read = 0; read < 6; read++) expect(await misconfigured.stockOf(mug)).toBe(7);
  expect(await readsOf(misconfigured, 'replica')).toBe(0);
  expect(await usable()).toEqual(places.map((place) => [place, 0]));
});

test('no read fails when the replica stops', async () => {
  const { store, replica, readsOn } = pair;
  const mug = await store.product();
  await readFromReplica(pair, mug);

  const reads: Promise<number>[] = [];
  const reading = setInterval(() => reads.push(store.stockOf(mug)), 5);
  await replica.close();
  const before = await readsOn('primary');
  await expect.poll(() => readsOn('primary'), patience).toBeGreaterThan(before + 5);
  clearInterval(reading);
  const settled = await Promise.allSettled(reads);
  expect(fulfilled(settled)).toEqual(reads.map(() => 100));
});

test('stops reading from a promoted replica, whose history has diverged', async () => {
  const { store, replicaDatabase } = other;
  const mug = await store.product();
  await readFromReplica(other, mug);

  await replicaDatabase.pool.query('SELECT pg_promote()');
  await replicaDatabase.pool.query('UPDATE products SET stock_quantity = 5 WHERE id = $1', [
    mug.id,
  ]);
  // A read before the next write may still use the replica's last known position.
  const customer = await store.customer();
  await customer.place([[mug, 1]]);
  expect(await store.stockOf(mug)).toBe(99);
});

/** Waits until reads of the product are routed to the replica. */
async function readFromReplica({ store, readsOn }: Pair, { id }: { readonly id: string }) {
  const before = await readsOn('replica');
  await expect
    .poll(() => store.stockOf({ id }).then(() => readsOn('replica')), patience)
    .toBeGreaterThan(before);
}
