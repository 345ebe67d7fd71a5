import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { expect } from 'vitest';
import {
  holdProduct,
  rejection,
  rejections,
  storeTest,
  type TestStore,
  type TestUser,
} from '../testing/index.ts';
import { readImport } from './import-jobs.ts';
import { runImports } from './run-imports.ts';
import { startImport } from './stage-catalog.ts';

const log = pino({ level: 'silent' });
const origin = { requestId: 'test', address: null, userAgent: null };

storeTest(
  'a retry of beginImport and uploadPart after a lost response changes nothing',
  async ({ store }) => {
    const staff = await store.staff();
    const begin = () => staff.api.catalog.beginImport({ idempotencyKey: 'file 1' });
    const begun = await Promise.all([begin(), begin(), begin()]);
    const id = (await begin()).id;
    expect(begun).toEqual([{ id }, { id }, { id }]);
    const other = await store.staff();
    expect((await other.api.catalog.beginImport({ idempotencyKey: 'file 1' })).id).not.toBe(id);

    const first = { id, part: 1, text: 'sku,name,price,stock\nA,A,1.00,1\nB,B' };
    await Promise.all([1, 2, 3].map(() => staff.api.catalog.uploadPart(first)));
    expect((await rejection(staff.api.catalog.uploadPart({ ...first, part: 3 }))).message).toBe(
      'part: must be 2, the number of the next part',
    );
    const second = { id, part: 2, text: 'b,2.00,2\nC,C,x,3' };
    const totals = { parts: 2, rows: 2, refused: 0 };
    expect(await staff.api.catalog.uploadPart(second)).toEqual(totals);
    expect(await staff.api.catalog.uploadPart(second)).toEqual(totals);
    expect(await staff.api.catalog.uploadPart(first)).toEqual(totals);

    const start = () => staff.api.catalog.startImport({ id, mode: 'row-by-row' });
    await Promise.all([start(), start()]);
    const ended = await result(store, staff, id);
    expect(ended).toMatchObject({ state: 'applied', applied: true, created: 2, refused: 1 });
    expect(ended.problems).toMatchObject([{ line: 4, column: 'price' }]);
    expect(await start()).toEqual(ended);
    expect((await rejection(staff.api.catalog.uploadPart(first))).reason).toBe('IMPORT_STATE');
    expect((await staff.api.catalog.listImportRows({ id })).items).toMatchObject([
      { line: 2, sku: 'A', outcome: 'created', problems: [] },
      { line: 3, sku: 'B', outcome: 'created' },
      { line: 4, sku: null, outcome: 'refused', problems: [{ line: 4, column: 'price' }] },
    ]);
    expect(
      (await staff.api.catalog.listImportRows({ id, afterLine: 2, limit: 1 })).items,
    ).toMatchObject([{ line: 3 }]);
    expect((await staff.api.catalog.listImports()).items).toMatchObject([{ id, state: 'applied' }]);
    expect(await store.count('stock_movements')).toBe(2);
  },
);

storeTest('an import is accessible only to the account that began it', async ({ store }) => {
  const [staff, other] = [await store.staff(), await store.staff()];
  const { id } = await staff.api.catalog.beginImport();
  const { catalog } = other.api;
  for (const call of [
    () => catalog.uploadPart({ id, part: 1, text: 'sku\n' }),
    () => catalog.startImport({ id, mode: 'row-by-row' }),
    () => catalog.getImport({ id }),
    () => catalog.listImportRows({ id }),
    () => catalog.cancelImport({ id }),
  ]) {
    expect((await rejection(call())).reason).toBe('IMPORT_NOT_FOUND');
  }
  expect((await catalog.listImports()).items).toEqual([]);
});

// An upload costs the server about as much as the caller.
storeTest('limits uploads that are invalid or never finished', async ({ store }) => {
  const { api } = await store.staff();
  const begun: string[] = [];
  const attempts = await Promise.allSettled(
    Array.from({ length: 25 }, async () => begun.push((await api.catalog.beginImport()).id)),
  );
  expect(begun).toHaveLength(20);
  expect(rejections(attempts).map(({ reason }) => reason)).toEqual(Array(5).fill('IMPORT_STATE'));
  const [id = ''] = begun;

  for (const text of [
    '\n'.repeat(51_000),
    `sku,name,price\n${'a\n'.repeat(51_000)}`,
    `sku,name,price\n${',,x\n'.repeat(51_000)}`,
  ]) {
    const rejected = await rejection(api.catalog.uploadPart({ id, part: 1, text }));
    expect(rejected.message).toMatch(
      /^csv: (has more than 50000 problems, such as line 2|begins with)/,
    );
  }
  expect(await store.count('catalog_import_problems')).toBe(0);
  // The rest of a file may still arrive after a few blank lines.
  await api.catalog.uploadPart({ id, part: 1, text: '\n'.repeat(5000) });
  await api.catalog.uploadPart({ id, part: 2, text: 'sku,na' });
  await api.catalog.uploadPart({ id, part: 3, text: 'me,price\nA,A,1.00\n' });

  // An import in one call that fails leaves no upload, and cancelled ones do not count.
  for (const each of begun) await api.catalog.cancelImport({ id: each });
  for (let n = 0; n < 21; n++)
    expect((await rejection(api.catalog.import({ csv: 'x' }))).reason).toBe('VALIDATION_FAILED');
  expect(await api.catalog.import({ csv: 'sku,name,price\nA,A,1.00\n' })).toMatchObject({
    created: 1,
  });
});

storeTest('several processes apply each row exactly once', async ({ store }) => {
  const staff = await store.staff();
  const id = await uploaded(staff, rowsOf(3000));
  await startImport(store.database, origin, actorOf(staff), { id, mode: 'row-by-row' });
  const { signal } = new AbortController();
  await Promise.all([1, 2, 3].map(() => runImports(store.database, { id, signal, log })));
  expect(await staff.api.catalog.getImport({ id })).toMatchObject({
    state: 'applied',
    created: 3000,
  });
  expect(await store.count('products')).toBe(3000);
  expect(await store.count('stock_movements')).toBe(3000);
  expect(await store.count('catalog_import_rows')).toBe(0);
});

// Failure case 52: docs/failure-cases.md
storeTest(
  'a step whose connection is lost is applied once, and another process continues',
  async ({ store }) => {
    const staff = await store.staff();
    const id = await uploaded(staff, rowsOf(2000));
    await startImport(store.database, origin, actorOf(staff), { id, mode: 'row-by-row' });
    const stopped = new AbortController();
    const lost = Promise.allSettled([
      runImports(store.database, { id, signal: stopped.signal, log }),
    ]);
    await appliedAtLeast(store, staff, id, 100);
    await store.database.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    stopped.abort();
    await lost;
    await runImports(store.database, { id, signal: new AbortController().signal, log });
    expect(await staff.api.catalog.getImport({ id })).toMatchObject({
      state: 'applied',
      created: 2000,
    });
    expect(await store.count('stock_movements')).toBe(2000);
    expect(await store.violations()).toEqual([]);
  },
);

storeTest('cancelling row by row keeps and reports the rows applied so far', async ({ store }) => {
  const staff = await store.staff();
  const id = await uploaded(staff, rowsOf(3000));
  await startImport(store.database, origin, actorOf(staff), { id, mode: 'row-by-row' });
  const running = runImports(store.database, { id, signal: new AbortController().signal, log });
  await appliedAtLeast(store, staff, id, 100);
  const cancelled = await staff.api.catalog.cancelImport({ id });
  await running;
  const created = await store.count('products');
  expect(cancelled).toMatchObject({ state: 'cancelled', applied: true, created });
  expect(created).toBeLessThan(3000);
  expect(await staff.api.catalog.cancelImport({ id })).toEqual(cancelled);
  const { items } = await staff.api.catalog.listImportRows({
    id,
    limit: 1000,
    afterLine: created - 10,
  });
  expect(items.filter(({ outcome }) => outcome === 'created')).toHaveLength(11);
  expect(items.at(-1)?.outcome).toBe('pending');
  expect((await rejection(staff.api.catalog.startImport({ id }))).reason).toBe('IMPORT_STATE');
  expect(await store.violations()).toEqual([]);
});

storeTest(
  'all-or-nothing of many rows changes nothing when cancelled before, and completes when begun',
  async ({ store }) => {
    const staff = await store.staff();
    const early = await uploaded(staff, rowsOf(10));
    await startImport(store.database, origin, actorOf(staff), {
      id: early,
      mode: 'all-or-nothing',
    });
    expect(await staff.api.catalog.cancelImport({ id: early })).toMatchObject({
      state: 'cancelled',
      applied: false,
    });
    expect(await store.count('products')).toBe(0);

    const id = await uploaded(staff, rowsOf(5500));
    await startImport(store.database, origin, actorOf(staff), { id, mode: 'all-or-nothing' });
    const running = runImports(store.database, { id, signal: new AbortController().signal, log });
    await appliedAtLeast(store, staff, id, 1);
    const rejected = await rejection(staff.api.catalog.cancelImport({ id }));
    expect(rejected.message).toMatch(/has begun to change products, so it can’t be cancelled/);
    await running;
    expect(await staff.api.catalog.getImport({ id })).toMatchObject({
      state: 'applied',
      created: 5500,
    });

    const faulty = await uploaded(staff, [
      ...rowsOf(5500).slice(0, 5400),
      'NEW,,1.00,1',
      'S-1,Again,1.00,1',
    ]);
    await startImport(store.database, origin, actorOf(staff), {
      id: faulty,
      mode: 'all-or-nothing',
    });
    expect(await result(store, staff, faulty)).toMatchObject({
      state: 'rejected',
      applied: false,
      updated: 0,
      refused: 2,
    });
  },
);

storeTest(
  'applies the other rows while a product is locked, and holds no lock while waiting',
  async ({ store }) => {
    const [ada, staff] = [await store.customer(), await store.staff()];
    const [held, free] = [
      await store.product({ sku: 'S-1', stockQuantity: 50 }),
      await store.product({ sku: 'S-2', stockQuantity: 50 }),
    ];
    await using lock = await holdProduct(store.database, held.id);
    const id = await uploaded(staff, rowsOf(300));
    await startImport(store.database, origin, actorOf(staff), { id, mode: 'row-by-row' });
    const running = runImports(store.database, { id, signal: new AbortController().signal, log });
    await appliedAtLeast(store, staff, id, 299);
    // The import is waiting for S-1 now, and then again.
    for (let n = 0; n < 5; n++) {
      await ada.place([[free, 1]]);
      await sleep(100);
    }
    expect((await staff.api.catalog.getImport({ id })).state).toBe('applying');
    await lock[Symbol.asyncDispose]();
    await running;
    expect(await staff.api.catalog.getImport({ id })).toMatchObject({
      state: 'applied',
      created: 298,
      updated: 2,
    });
    expect(await store.violations()).toEqual([]);
  },
);

storeTest(
  'two imports of the same products run next to orders, price changes and counts',
  async ({ store }) => {
    const [ada, staff] = [await store.customer(), await store.staff()];
    const products = await Promise.all(
      Array.from({ length: 12 }, (_, n) =>
        store.product({ sku: `S-${n * 20}`, stockQuantity: 100_000 }),
      ),
    );
    const rows = rowsOf(600);
    const ids = [await uploaded(staff, rows), await uploaded(staff, rows.toReversed())];
    for (const id of ids)
      await startImport(store.database, origin, actorOf(staff), { id, mode: 'row-by-row' });
    const { signal } = new AbortController();
    let isRunning = true;
    const running = Promise.all([1, 2].map(() => runImports(store.database, { signal, log })));
    const others = [ada, staff].map(async (user, n) => {
      for (let round = 0; isRunning; round++) {
        const product = products[(round * 5 + n) % 12] ?? products[0];
        if (!product) continue;
        await user.place([[product, 1]]);
        const { version } = await staff.api.products.get({ id: product.id });
        await staff.api.products
          .update({ id: product.id, expectedVersion: version, price: `${round}.00` })
          .catch(() => {});
      }
    });
    await running;
    isRunning = false;
    await Promise.all(others);
    for (const id of ids) {
      const { state, created, updated, unchanged } = await staff.api.catalog.getImport({ id });
      expect([state, created + updated + unchanged]).toEqual(['applied', 600]);
    }
    expect(await store.count('products')).toBe(600);
    expect(await store.count('catalog_import_results')).toBe(1200);
    expect(await store.violations()).toEqual([]);
  },
);

storeTest(
  'a product that is created while it is imported is updated, not an error',
  async ({ store }) => {
    const staff = await store.staff();
    const client = await store.database.pool.connect();
    await client.query('BEGIN');
    await client.query(`INSERT INTO products (sku, name, price) VALUES ('S-1', 'Other', 1)`);
    await client.query(
      `INSERT INTO stock_movements (product_id, kind, delta, quantity_after) SELECT id, 'opening', 0, 0 FROM products`,
    );
    const importing = staff.api.catalog.import({ csv: 'sku,name,price\nS-1,Ours,2\n' });
    try {
      const waiting = () => store.count(`pg_stat_activity WHERE wait_event_type = 'Lock'`);
      await expect.poll(waiting).toBe(1);
    } finally {
      await client.query('COMMIT');
      client.release();
    }
    expect(await importing).toMatchObject({ applied: true, updated: 1 });
  },
);

function rowsOf(count: number): string[] {
  return Array.from({ length: count }, (_, n) => `S-${n},Name ${n},${n % 90}.50,${n + 5000}`);
}

/** Uploads a file in parts that end anywhere. */
async function uploaded({ api }: TestUser, rows: readonly string[]): Promise<string> {
  const { id } = await api.catalog.beginImport();
  const file = ['sku,name,price,stock', ...rows].join('\n');
  for (let at = 0; at < file.length; at += 50_000)
    await api.catalog.uploadPart({ id, part: at / 50_000 + 1, text: file.slice(at, at + 50_000) });
  return id;
}

/** Runs the import to its end. */
async function result({ database }: TestStore, { api }: TestUser, id: string) {
  await runImports(database, { id, signal: new AbortController().signal, log });
  return api.catalog.getImport({ id });
}

async function appliedAtLeast({ database }: TestStore, user: TestUser, id: string, count: number) {
  const applied = async () => (await readImport(database, actorOf(user), id)).applied;
  await expect.poll(applied, { timeout: 30_000, interval: 5 }).toBeGreaterThanOrEqual(count);
}

function actorOf({ id }: TestUser) {
  return {
    id,
    name: 'Staff',
    role: 'staff',
    sessionId: null,
    keyId: null,
    keyScopes: null,
  } as const;
}
