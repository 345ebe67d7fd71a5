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
  await using api = await startApiProcess(database.url, {
    LOG_LEVEL: 'trace',
    OVERLOAD_LOOP_DELAY: '0s',
    OVERLOAD_CONNECTION_WAIT: '0s',
  });
  // More than two batches in flight, so that some wait and are batched.
  const ids = Array.from({ length: 40 }, (_, index) => `order-${index}`);
  const statuses = await Promise.all(ids.map((id) => place(api, ada, mug, id)));
  expect(new Set(statuses)).toEqual(new Set([200]));
  const writes = () =>
    logLinesOf(api.printed)
      .filter(({ statement }) => statement === 'write-placements')
      .map(({ requestId, requestIds }) => requestIds ?? [requestId]);
  // A retried statement is logged again.
  const written = () => [...new Set(writes().flat().map(String))].toSorted();
  await expect.poll(written, { timeout: 20_000 }).toEqual(ids.toSorted());
  expect(Math.max(...writes().map((batch) => batch.length))).toBeGreaterThan(1);
});

storeTest(
  'logs slow statements with the request id and without values',
  async ({ store, database }) => {
    const [ada, mug] = [await store.customer(), await store.product()];
    await using api = await startApiProcess(database.url, {
      LOG_LEVEL: 'warn',
      SLOW_STATEMENT: '3s',
    });
    const order = await ada.place([[mug, 1]]);
    let cancelling: Promise<number>;
    {
      await using _held = await holdProduct(database, mug.id);
      const input = { id: order.id, note: 'a note of ada' };
      cancelling = call(api, ada, 'orders.cancel', input, 'slow-one');
      await sessionsThatWait(database, 1);
      const waited = `SELECT max(now() - query_start) > interval '3100ms' AS long FROM pg_stat_activity
                      WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      await expect
        .poll(async () => (await database.pool.query(waited)).rows[0].long, { timeout: 20_000 })
        .toBe(true);
    }
    expect(await cancelling).toBe(200);
    const slow = () =>
      logLinesOf(api.printed).filter(({ text = '' }) => text.includes('FOR NO KEY UPDATE'));
    await expect
      .poll(slow)
      .toMatchObject([{ msg: 'slow statement', requestId: 'slow-one', level: 40 }]);
    const [line] = slow();
    expect(line?.['milliseconds']).toBeGreaterThanOrEqual(3000);
    expect(JSON.stringify(line)).not.toContain('a note of ada');
    const { text } = await request(`${api.metricsUrl}/metrics`);
    expect(text).toMatch(/^order_store_slow_statements_total [1-9]/m);
    // The same statement without the lock.
    const before = slow().length;
    expect(await place(api, ada, mug, 'quick-one')).toBe(200);
    await api.kill('SIGTERM');
    expect(slow()).toHaveLength(before);
  },
);

function place(
  api: ApiProcess,
  user: TestUser,
  { id: productId }: ProductView,
  requestId: string,
): Promise<number> {
  return call(api, user, 'orders.place', { items: [{ productId, quantity: 1 }] }, requestId);
}

async function call(
  { url }: ApiProcess,
  { token }: TestUser,
  procedure: string,
  input: object,
  requestId: string,
): Promise<number> {
  const { status } = await request(`${url}/trpc/${procedure}`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'x-request-id': requestId,
    },
    body: JSON.stringify(input),
  });
  return status;
}

/** The procedure, statement or request that a line describes. */
function layerOf({ procedure, statement, text, ...line }: LogLine): unknown {
  return procedure ?? statement ?? text ?? `${String(line['method'])} ${String(line['path'])}`;
}
