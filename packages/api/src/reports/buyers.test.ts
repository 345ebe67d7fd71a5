import { expect, test } from 'vitest';
import {
  errorOf,
  rejection,
  request,
  startTestApi,
  walkPages,
  type TestUser,
} from '../testing/index.ts';

test('lists and exports the customers who have units of a product, not counting cancelled and returned ones', async () => {
  await using api = await startTestApi();
  const { store } = api;
  const staff = await store.staff();
  const [mug, tray] = [await store.product(), await store.product()];
  const names = ['Ada', '=Grace', 'Bob', 'Eve', 'Zoe'] as const;
  const [ada, grace, bob, eve, zoe] = await Promise.all(names.map((name) => store.customer(name)));
  if (!ada || !grace || !bob || !eve || !zoe) throw new Error('no customers');
  const { orders, reports } = staff.api;

  await ada.place([[mug, 3]]);
  const second = await ada.place([
    [tray, 5],
    [mug, 2],
  ]);
  const itemOf = ({ items }: typeof second) =>
    items.find(({ productId }) => productId === mug.id)?.id ?? '';
  await orders.cancelItems({ id: second.id, items: [{ itemId: itemOf(second), quantity: 1 }] });
  const kept = await grace.place([[mug, 4]]);
  await orders.confirm({ id: kept.id });
  await orders.ship({ id: kept.id });
  const back = (quantity: number) => ({
    id: kept.id,
    items: [{ itemId: itemOf(kept), quantity, restock: false }],
  });
  await orders.returnItems(back(1));
  // These have none: a cancelled order, another product, all units returned.
  await orders.cancel({ id: (await bob.place([[mug, 2]])).id });
  await eve.place([[tray, 1]]);
  const returned = await zoe.place([[mug, 1]]);
  await orders.confirm({ id: returned.id });
  await orders.ship({ id: returned.id });
  await orders.returnItems({
    id: returned.id,
    items: [{ itemId: itemOf(returned), quantity: 1, restock: true }],
  });

  const last = ({ id, orderNumber, createdAt }: typeof second) => ({ id, orderNumber, createdAt });
  const expected = [
    buyer(ada, 'Ada', { orders: 2, units: 4, lastOrder: last(second) }),
    buyer(grace, '=Grace', { orders: 1, units: 3, lastOrder: last(kept) }),
  ].toSorted((a, b) => Number(a.id) - Number(b.id));
  const pages = await walkPages((page) => reports.buyers({ productId: mug.id, ...page }), 1);
  expect(pages).toEqual(expected.map((each) => [each]));

  const csv = (query: string, token = staff.token) =>
    request(`${api.url}/exports/buyers.csv${query}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const { text } = await csv(`?productId=${mug.id}`);
  const lines = text.trim().split('\r\n');
  expect(lines[0]).toContain('customer_id,customer_name,customer_email,orders,units,');
  expect(lines).toHaveLength(3);
  expect(text).toContain(
    `${ada.id},Ada,${ada.email},2,4,${second.orderNumber},${second.createdAt}`,
  );
  expect(text).toContain(`,'=Grace,`);
  const { items } = await staff.api.audit.list({ kind: 'buyers-exported' });
  expect(items).toMatchObject([{ byUserId: staff.id, details: { productId: mug.id } }]);

  await orders.returnItems(back(3));
  expect((await reports.buyers({ productId: mug.id })).items).toHaveLength(1);
  expect(await rejection(reports.buyers({ productId: '987654321' }))).toMatchObject({
    reason: 'PRODUCT_NOT_FOUND',
    details: { ids: ['987654321'] },
  });
  const { nextCursor: cursor } = await reports.buyers({ productId: tray.id, limit: 1 });
  expect((await rejection(reports.buyers({ productId: mug.id, cursor }))).reason).toBe(
    'INVALID_CURSOR',
  );
  for (const [query, token, reason] of [
    [`?productId=${mug.id}`, ada.token, 'FORBIDDEN'],
    ['', staff.token, 'VALIDATION_FAILED'],
    ['?productId=x', staff.token, 'VALIDATION_FAILED'],
    [`?productId=${mug.id}&colour=red`, staff.token, 'VALIDATION_FAILED'],
    ['?productId=987654321', staff.token, 'PRODUCT_NOT_FOUND'],
  ] as const)
    expect(errorOf(await csv(query, token)).data.reason, query).toBe(reason);
  expect(await store.violations()).toEqual([]);
});

function buyer({ id, email }: TestUser, name: string, more: object) {
  return { id, name, email, ...more };
}
