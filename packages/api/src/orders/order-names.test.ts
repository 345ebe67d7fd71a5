import { expect } from 'vitest';
import { storeTest } from '../testing/index.ts';

storeTest(
  'keeps the names at the time of the order, however often they change',
  async ({ store }) => {
    const ada = await store.customer();
    const { api } = await store.staff();
    const mug = await store.product({ sku: 'MUG-1', name: 'White mug' });
    const bowl = await store.product({ sku: 'BOWL', name: 'Bowl' });
    const placed = [
      await ada.place([
        [mug, 1],
        [bowl, 1],
      ]),
    ];
    const changes = [
      { name: 'Blue mug' },
      { sku: 'MUG-2' },
      { price: '11.00' },
      { name: 'White mug', sku: 'MUG-1' },
      { name: 'Red mug', sku: 'MUG-3' },
    ];
    for (const [index, change] of changes.entries()) {
      await api.products.update({ id: mug.id, expectedVersion: index + 1, ...change });
      // The fourth and fifth follow each other without an order in between.
      if (index !== 3)
        placed.push(
          await ada.place([
            [mug, 1],
            [bowl, 1],
          ]),
        );
    }

    const named = [
      'MUG-1 White mug',
      'MUG-1 Blue mug',
      'MUG-2 Blue mug',
      'MUG-2 Blue mug',
      'MUG-3 Red mug',
    ];
    expect(placed.map(({ items: [item] }) => `${item?.sku} ${item?.name}`)).toEqual(named);
    for (const order of placed) {
      expect(await ada.api.orders.get({ id: order.id })).toEqual(order);
      expect(order.items[1]).toMatchObject({ sku: 'BOWL', name: 'Bowl' });
    }
    // Later changes show the order with its original names.
    const [first] = placed;
    const cancelled = await ada.api.orders.cancel({ id: first?.id ?? '' });
    expect(cancelled.items).toMatchObject(
      first?.items.map(({ sku, name }) => ({ sku, name })) ?? [],
    );
  },
);

storeTest('keeps every order as returned when renames race with placements', async ({ store }) => {
  const [ada, bob] = [await store.customer(), await store.customer()];
  const { api } = await store.staff();
  const [mug, bowl] = [
    await store.product({ name: 'Mug 1' }),
    await store.product({ name: 'Bowl 1' }),
  ];
  const rename = async ({ id }: typeof mug, noun: string) => {
    for (let version = 1; version <= 25; version++) {
      const name = `${noun} ${version + 1}`;
      await api.products.update({ id, expectedVersion: version, name, sku: name });
    }
  };
  const buy = async (user: typeof ada) => {
    const orders = [];
    for (let round = 0; round < 40; round++)
      orders.push(
        await user.place([
          [mug, 1],
          [bowl, 1],
        ]),
      );
    return orders;
  };

  const [adas, bobs] = await Promise.all([
    buy(ada),
    buy(bob),
    rename(mug, 'Mug'),
    rename(bowl, 'Bowl'),
  ]);

  const orders = [...adas, ...bobs];
  const names = new Set(orders.flatMap(({ items }) => items.map(({ name }) => name)));
  expect(names.size).toBeGreaterThan(4);
  for (const order of orders) {
    const { api: owner } = order.userId === ada.id ? ada : bob;
    expect(await owner.orders.get({ id: order.id })).toEqual(order);
  }
  expect(await store.violations()).toEqual([]);
});
