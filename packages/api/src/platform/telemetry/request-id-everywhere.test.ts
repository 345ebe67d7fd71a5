import { expect } from 'vitest';
import { startApiProcess, type ApiProcess } from '../../testing/api-process.ts';
import {
  holdProduct,
  logLinesOf,
  request,
  sessionsThatWait,
  storeTest,
  type LogLine,
  type TestUser,
} from '../../testing/index.ts';
import type { ProductView } from '../../products/product-view.ts';

storeTest(
  'logs one request id for the HTTP request, the procedure and its statements',
  async ({ store, database }) => {
    const [ada, mug] = [await store.customer(), await store.product()];
    await using api = await startApiProcess(database.url, { LOG_LEVEL: 'trace' });
    expect(await place(api, ada, mug, 'order-of-ada')).toBe(200);

    const lines = () =>
      logLinesOf(api.printed).filter(({ requestId }) => requestId === 'order-of-ada');
    await expect
      .poll(() => lines().map(layerOf))
      .toEqual(
        expect.arrayContaining([
          'POST /trpc/orders.place',
          'orders.place',
          'authenticate',
          'lock-products',
          'write-placements',
          'COMMIT',
        ]),
      );
    expect(lines().find(({ statement }) => statement === 'lock-products')?.text).toContain(
      'WHERE id = ANY ($1::bigint[])',
    );
  },
);

storeTest('logs all request ids for a statement of a batch', async ({ store, database }) => {
  const [ada, mug] = [await store.customer(), await store.product()];
  await using api = await startApiProcess(database.url, { LOG_LEVEL: 'trace' });
  const placing: Promise<number>[] = [];
  {
    await using _held = await holdProduct(database, mug.id);
    // Both batches in flight wait for the product; further orders wait for a batch.
    for (const id of ['first', 'second']) {
      placing.push(place(api, ada, mug, id));
      await sessionsThatWait(database, placing.length);
    }
    placing.push(...['third', 'fourth'].map((id) => place(api, ada, mug, id)));
    await expect.poll(() => ordersWaiting(api)).toBe(2);
  }
  expect(await Promise.all(placing)).toEqual([200, 200, 200, 200]);
  await expect
    .poll(() =>
      logLinesOf(api.printed)
        .filter(({ statement }) => statement === 'write-placements')
        .map(({ requestId, requestIds }) => requestId ?? requestIds?.toSorted()),
    )
    .toEqual(['first', 'second', ['fourth', 'third']]);
});

storeTest(
  'logs slow statements with the request id and without values',
  async ({ store, database }) => {
    const [ada, mug] = [await store.customer(), await store.product()];
    await using api = await startApiProcess(database.url, {
      LOG_LEVEL: 'warn',
      SLOW_STATEMENT: '3s',
    });
    let placing: Promise<number>;
    {
      await using _held = await holdProduct(database, mug.id);
      placing = place(api, ada, mug, 'slow-one', 'a key of ada');
      await sessionsThatWait(database, 1);
      const waited = `SELECT max(now() - query_start) > interval '3100ms' AS long FROM pg_stat_activity
                      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      await expect
        .poll(async () => (await database.pool.query(waited)).rows[0].long, { timeout: 20_000 })
        .toBe(true);
    }
    expect(await placing).toBe(200);
    const slow = () =>
      logLinesOf(api.printed).filter(({ statement }) => statement === 'lock-products');
    await expect
      .poll(slow)
      .toMatchObject([{ msg: 'slow statement', requestId: 'slow-one', level: 40 }]);
    const [line] = slow();
    expect(line?.['milliseconds']).toBeGreaterThanOrEqual(3000);
    expect(JSON.stringify(line)).not.toContain('a key of ada');
    const { text } = await request(`${api.metricsUrl}/metrics`);
    expect(text).toMatch(/^order_store_slow_statements_total [1-9]/m);
    // The same statement without the lock.
    const before = slow().length;
    expect(await place(api, ada, mug, 'quick-one')).toBe(200);
    await api.kill('SIGTERM');
    expect(slow()).toHaveLength(before);
  },
);

async function place(
  { url }: ApiProcess,
  { token }: TestUser,
  { id: productId }: ProductView,
  requestId: string,
  idempotencyKey?: string,
): Promise<number> {
  const { status } = await request(`${url}/trpc/orders.place`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-request-id': requestId,
    },
    body: JSON.stringify({ items: [{ productId, quantity: 1 }], idempotencyKey }),
  });
  return status;
}

async function ordersWaiting({ metricsUrl }: ApiProcess): Promise<number> {
  const { text } = await request(`${metricsUrl}/metrics`);
  return Number(/^order_store_placements\{state="waiting"\} (\d+)$/m.exec(text)?.[1]);
}

/** The procedure, statement or request that a line describes. */
function layerOf({ procedure, statement, text, ...line }: LogLine): unknown {
  return procedure ?? statement ?? text ?? `${String(line['method'])} ${String(line['path'])}`;
}
