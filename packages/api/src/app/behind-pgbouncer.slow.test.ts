import { findPooler, migrateToLatest, openDatabase } from '@order-store/db';
import { cloneTestDatabase, pgbouncerProgram, startPgBouncer } from '@order-store/db/testing';
import { databaseTest, testServer } from '@order-store/db/testing/vitest';
import { describe, expect, test } from 'vitest';
import type { OrderUpdate } from '../orders/watch-orders.ts';
import { startApiProcess } from '../testing/api-process.ts';
import { openStream } from '../testing/event-stream.ts';
import { callOverHttp } from '../testing/http.ts';
import { TestStore } from '../testing/index.ts';
import { answeringProcedures, callProcedure } from '../testing/procedures.ts';
import { sampler } from '../testing/sample.ts';

// Failure case 42: docs/failure-cases.md. Few server connections, so that clients share them often.
const bouncerSettings = ['default_pool_size = 4', 'max_client_conn = 500'];

describe.skipIf(pgbouncerProgram === undefined)('behind PgBouncer in transaction mode', () => {
  databaseTest('every procedure works', { timeout: 120_000 }, async ({ database }) => {
    await using bouncer = await startPgBouncer(database.url, bouncerSettings);
    await using pooled = openDatabase({ url: await findPooler(bouncer.url) });
    const store = await TestStore.open(pooled);
    const sampleFor = sampler(store);
    for (const { name, type, input } of answeringProcedures) {
      const sample = await sampleFor(type);
      await expect(
        callProcedure(sample.staff.api, name, input(sample)),
        name,
      ).resolves.toBeDefined();
    }
    expect(await store.violations()).toEqual([]);
  });

  databaseTest(
    'two API processes place orders and publish events without overselling',
    async ({ database }) => {
      await using bouncer = await startPgBouncer(database.url, bouncerSettings);
      const store = await TestStore.open(database);
      const mug = await store.product({ stockQuantity: 150 });
      const users = await store.customers(4);
      const staff = await store.staff();
      await using left = await startApiProcess(bouncer.url);
      await using right = await startApiProcess(bouncer.url);
      await using received = await openStream<OrderUpdate>(left.url, 'orders.watch', {
        token: staff.token,
      });

      const outcomes = await Promise.all(
        Array.from({ length: 200 }, async (_, index) => {
          const answers = await Promise.all(
            // Sends each key to both processes at once.
            [left, right].map(({ url }) =>
              callOverHttp(url, 'orders.place', {
                type: 'mutation',
                token: users[index % users.length]?.token ?? null,
                input: {
                  items: [{ productId: mug.id, quantity: 1 }],
                  idempotencyKey: `key ${index}`,
                },
              }),
            ),
          );
          expect(answers[0]?.status).toBe(answers[1]?.status);
          return answers[0]?.status;
        }),
      );

      expect(outcomes.filter((status) => status === 200)).toHaveLength(150);
      expect(outcomes.filter((status) => status === 409)).toHaveLength(50);
      expect(await store.stockOf(mug)).toBe(0);
      await received.count(150);
      expect(await store.violations()).toEqual([]);
    },
  );

  test('many processes migrate through it at once', async () => {
    await using database = await cloneTestDatabase(testServer().url);
    await using bouncer = await startPgBouncer(database.url, bouncerSettings);
    const url = await findPooler(bouncer.url);
    const applied = await Promise.all(Array.from({ length: 5 }, () => migrateToLatest(url)));
    expect(applied.filter((names) => names.length > 0)).toHaveLength(1);
  });
});
