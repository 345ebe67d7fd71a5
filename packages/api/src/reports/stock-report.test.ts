import { expect, test } from 'vitest';
import { query } from '@order-store/db';
import {
  errorOf,
  rejection,
  request,
  startTestApi,
  storeTest,
  walkPages,
  type TestStore,
} from '../testing/index.ts';

storeTest(
  'the stock at every instant matches the history, and the changes add up',
  async ({ store }) => {
    const [staff, ada] = [await store.staff(), await store.customer()];
    const { orders, products, reports } = staff.api;
    const jug = await store.product({ sku: 'A-JUG', stockQuantity: 20 });
    const before = await instant(store);
    const mug = await store.product({ sku: 'B-MUG', stockQuantity: 50 });
    const tray = await store.product({ sku: 'C-TRAY', stockQuantity: 0 });
    const all = [jug, mug, tray];
    const stockOf = async ({ id }: { id: string }) =>
      (await products.get({ id, includeArchived: true })).stockQuantity;
    const stocks = () => Promise.all(all.map(stockOf));

    const first = await ada.place([
      [jug, 3],
      [mug, 4],
    ]);
    const second = await ada.place([[mug, 6]]);
    const itemOf = ({ items }: typeof first) => items[0]?.id ?? '';
    const steps: (() => Promise<unknown>)[] = [
      () => products.adjustStock({ id: tray.id, delta: 7, reason: 'Delivery' }),
      () => orders.cancel({ id: first.id }),
      () => ada.place([[tray, 2]]),
      () => products.setStock({ id: jug.id, quantity: 4, expectedQuantity: 20, reason: 'Count' }),
      () => orders.cancelItems({ id: second.id, items: [{ itemId: itemOf(second), quantity: 2 }] }),
      () => orders.confirm({ id: second.id }),
      () => orders.ship({ id: second.id }),
      () =>
        orders.returnItems({
          id: second.id,
          items: [{ itemId: itemOf(second), quantity: 3, restock: true }],
        }),
      () => products.archive({ id: mug.id }),
      () => products.adjustStock({ id: mug.id, delta: -5, reason: 'Broken' }),
    ];
    const seen = [{ at: await instant(store), stocks: await stocks() }];
    for (const step of steps) {
      await step();
      seen.push({ at: await instant(store), stocks: await stocks() });
    }

    for (const [index, { at: from, stocks: opening }] of seen.entries())
      for (const { at: to, stocks: closing } of seen.slice(index)) {
        const { items } = await reports.stock({ from, to });
        expect(items.map((row) => row.opening)).toEqual(opening);
        expect(items.map((row) => row.closing)).toEqual(closing);
        for (const row of items)
          expect(row.opening - row.ordered + row.returned + row.adjusted).toBe(row.closing);
      }

    // The whole history: each kind of movement, by its sums there.
    const { items } = await reports.stock({ to: '9998-01-01', from: '2000-01-01' });
    for (const [index, product] of all.entries()) {
      const history = (await products.stockHistory({ id: product.id, limit: 100 })).items;
      const sum = (...kinds: string[]) =>
        history.reduce((units, { kind, delta }) => units + (kinds.includes(kind) ? delta : 0), 0);
      expect(items[index]).toEqual({
        productId: product.id,
        sku: product.sku,
        name: product.name,
        archivedAt: product.id === mug.id ? expect.any(String) : null,
        opening: 0,
        ordered: -sum('sale'),
        returned: sum('cancellation', 'return'),
        adjusted: sum('opening', 'adjustment', 'count'),
        closing: await stockOf(product),
      });
    }
    expect(items.map(({ ordered, returned }) => [ordered, returned])).toEqual([
      [3, 3],
      [10, 9],
      [2, 0],
    ]);

    // Later products are left out.
    const early = await reports.stock({ from: before, to: before });
    expect(early.items).toMatchObject([{ sku: 'A-JUG', opening: 20, ordered: 0, closing: 20 }]);
  },
);

storeTest(
  'lists products by SKU or name in pages that belong to the range, by default of yesterday',
  async ({ store }) => {
    const [staff, ada] = [await store.staff(), await store.customer()];
    const { reports } = staff.api;
    for (const [sku, name] of [
      ['A', 'Red vase'],
      ['B', 'Blue vase'],
      ['C', 'Green bowl'],
    ] as const)
      await store.product({ sku, name });
    const to = '9998-01-01';
    const skus = async (input: Parameters<typeof reports.stock>[0]) =>
      (await walkPages((page) => reports.stock({ ...input, ...page }), 1))
        .flat()
        .map(({ sku }) => sku);
    expect(await skus({ to })).toEqual(['A', 'B', 'C']);
    expect(await skus({ to, sort: 'name' })).toEqual(['B', 'C', 'A']);
    expect(await skus({ to, sort: 'name', search: 'VASE' })).toEqual(['B', 'A']);
    // Created today, so that yesterday there was none.
    expect(await skus({})).toEqual([]);
    expect(await skus({ from: '2000-01-01' })).toEqual([]);

    const { nextCursor: cursor } = await reports.stock({ to, limit: 1 });
    for (const [other, reason] of [
      [{ to, sort: 'name', cursor }, 'INVALID_CURSOR'],
      [{ to, search: 'vase', cursor }, 'INVALID_CURSOR'],
      [{ to: '9997-01-01', cursor }, 'INVALID_CURSOR'],
      [{ from: '2026-02-05', to: '2026-02-01' }, 'VALIDATION_FAILED'],
      [{ timeZone: '+01:00' }, 'VALIDATION_FAILED'],
    ] as const)
      expect((await rejection(reports.stock(other))).reason, JSON.stringify(other)).toBe(reason);
    expect((await rejection(ada.api.reports.stock())).reason).toBe('FORBIDDEN');
  },
);

storeTest(
  'a day begins and ends in its time zone, even when the clocks change',
  async ({ store }) => {
    const { reports } = (await store.staff()).api;
    const { id } = await store.product({ stockQuantity: 0 });
    const moves = ['2026-03-28 22:59', '2026-03-28 23:00', '2026-03-29 21:59', '2026-03-29 22:00'];
    for (const [index, at] of moves.entries())
      await store.database.pool.query(
        `WITH moved AS (UPDATE products SET stock_quantity = stock_quantity + $2, created_at = '2026-01-01' WHERE id = $1)
       INSERT INTO stock_movements (product_id, kind, delta, quantity_after, created_at)
       VALUES ($1, 'adjustment', $2, 0, $3)`,
        [id, 10 ** index, at],
      );
    const day = { to: '2026-03-29', timeZone: 'Europe/Berlin' };
    expect((await reports.stock(day)).items).toMatchObject([
      { opening: 1, adjusted: 110, closing: 111 },
    ]);
    expect((await reports.stock({ ...day, from: '2026-03-28' })).items).toMatchObject([
      { opening: 0, adjusted: 111, closing: 111 },
    ]);
    expect((await reports.stock({ to: '2026-03-30T00:00:00+02:00' })).items).toMatchObject([
      { opening: 0, adjusted: 111, closing: 111 },
    ]);
  },
);

test('exports the report as CSV for staff and records it in the audit log', async () => {
  await using api = await startTestApi();
  const [staff, ada] = [await api.store.staff(), await api.store.customer()];
  const mug = await api.store.product({ sku: 'MUG', name: '=Mug', stockQuantity: 5 });
  await api.store.product({ sku: 'TRAY', name: 'Tray', stockQuantity: 7 });
  await ada.place([[mug, 2]]);
  const csv = (search: string, token = staff.token) =>
    request(`${api.url}/exports/stock.csv${search}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const { text } = await csv('?from=2026-01-01&to=9998-01-01&timeZone=Asia/Tokyo');
  expect(text.trim().split('\r\n').slice(1)).toEqual([
    "MUG,'=Mug,,2025-12-31T15:00:00.000000Z,9998-01-01T15:00:00.000000Z,0,2,0,5,3",
    'TRAY,Tray,,2025-12-31T15:00:00.000000Z,9998-01-01T15:00:00.000000Z,0,0,0,7,7',
  ]);
  expect(text).toContain(
    'sku,name,archived_at,from,to,opening,ordered,returned,adjusted,closing\r\n',
  );
  expect((await csv('?to=9998-01-01&search=tray')).text.trim().split('\r\n')).toHaveLength(2);
  const { items } = await staff.api.audit.list({ kind: 'stock-exported' });
  expect(items).toMatchObject([
    { byUserId: staff.id, details: { filter: { to: '9998-01-01', search: 'tray' } } },
    { byUserId: staff.id, details: { filter: { timeZone: 'Asia/Tokyo' } } },
  ]);
  for (const [search, token, reason] of [
    ['', ada.token, 'FORBIDDEN'],
    ['?from=x', staff.token, 'VALIDATION_FAILED'],
    ['?limit=1', staff.token, 'VALIDATION_FAILED'],
    ['?from=2026-02-05&to=2026-02-01', staff.token, 'VALIDATION_FAILED'],
  ] as const)
    expect(errorOf(await csv(search, token)).data.reason, search).toBe(reason);
});

async function instant({ database }: TestStore): Promise<string> {
  const [row] = await query<{ at: string }>(
    database.pool,
    `SELECT clock_timestamp() AT TIME ZONE 'UTC' AS at`,
    [],
  );
  return row?.at ?? '';
}
