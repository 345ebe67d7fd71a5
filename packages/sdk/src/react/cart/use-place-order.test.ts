import { openPages, type StoreWithPages } from '../../testing/render-with-store.ts';
import { startTcpProxy, startTestApi, type TestApi } from '@order-store/api/testing';
import { createElement } from 'react';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { createClient, type Order } from '../../index.ts';
import { createStoreQueries } from '../create-store-queries.ts';
import { createCart, type Cart } from './create-cart.ts';
import { usePlaceOrder } from './use-place-order.ts';
import { usePricedCart } from './use-priced-cart.ts';

let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api[Symbol.asyncDispose]());

/** A page with the lines of a cart, and a button that orders it. */
function showCheckout(
  pages: StoreWithPages,
  cart: Cart,
  onPlaced?: (order: Order) => unknown,
  client = pages.client,
) {
  return pages.render(() => {
    const { lines, total } = usePricedCart(client, cart);
    const { place, error, isPending } = usePlaceOrder(client, cart, { onPlaced });
    const said = lines.map(({ quantity, product, problem }) =>
      [quantity, product?.name ?? '…', problem && `(${problem} ${product?.stockQuantity ?? ''})`]
        .filter(Boolean)
        .join(' '),
    );
    return createElement(
      'div',
      null,
      `${said.join(', ')} = ${total ?? '…'} ${isPending ? '…' : (error?.reason ?? '')}`,
      createElement('button', { onClick: place }, 'Place'),
    );
  });
}

/** A cart in memory. */
function newCart(): Cart {
  const content = new Map<string, string>();
  return createCart({
    storage: {
      getItem: (key) => content.get(key) ?? null,
      setItem: (key, value) => void content.set(key, value),
    },
  });
}

test('places the order, calls onPlaced, empties the cart and refetches orders', async () => {
  await using pages = await openPages(api);
  const queries = createStoreQueries(pages.client);
  const mug = await pages.api.store.product({ name: 'Mug', price: '2.50', stockQuantity: 9 });
  const cart = newCart();
  cart.add(mug.id, 2);
  await pages.queryClient.prefetchQuery(queries.orders.list.queryOptions());
  const calls: [string, number][] = [];
  const page = showCheckout(pages, cart, ({ totalAmount }) =>
    calls.push([totalAmount, cart.get().lines.length]),
  );
  await expect.poll(page.text).toBe('2 Mug = 5.00 Place');

  page.click('Place');
  await expect.poll(page.text).toBe(' = 0.00 Place');

  // onPlaced ran before the cart was emptied.
  expect(calls).toEqual([['5.00', 1]]);
  const [order] = (await pages.client.orders.list.query()).items;
  const { queryClient } = pages;
  const { get, list } = queries.orders;
  for (const input of [{ id: order?.id ?? '' }, { orderNumber: order?.orderNumber ?? '' }])
    expect(queryClient.getQueryData(get.queryKey(input))?.totalAmount).toBe('5.00');
  expect(queryClient.getQueryState(list.queryKey())?.isInvalidated).toBe(true);
});

test('two clicks, and two components, place one order', async () => {
  await using pages = await openPages(api);
  const mug = await pages.api.store.product({ name: 'Mug', price: '2.50', stockQuantity: 9 });
  const cart = newCart();
  cart.add(mug.id);
  const calls: string[] = [];
  const onPlaced = ({ id }: Order) => calls.push(id);
  const [one, other] = [showCheckout(pages, cart, onPlaced), showCheckout(pages, cart, onPlaced)];
  await expect.poll(one.text).toBe('1 Mug = 2.50 Place');
  await expect.poll(other.text).toBe('1 Mug = 2.50 Place');

  one.click('Place');
  one.click('Place');
  other.click('Place');
  await expect.poll(one.text).toBe(' = 0.00 Place');
  await expect.poll(() => pages.queryClient.isMutating()).toBe(0);

  expect((await pages.client.orders.list.query()).items).toHaveLength(1);
  expect(calls).toHaveLength(1);
});

test('products added while the order is in flight remain in the cart', async () => {
  await using pages = await openPages(api);
  const [mug, jug] = [
    await pages.api.store.product({ name: 'Mug', price: '2.50' }),
    await pages.api.store.product({ name: 'Jug', price: '4.00' }),
  ];
  const cart = newCart();
  cart.add(mug.id);
  const page = showCheckout(pages, cart, () => {
    cart.add(mug.id);
    cart.add(jug.id);
  });
  await expect.poll(page.text).toBe('1 Mug = 2.50 Place');
  page.click('Place');
  await expect.poll(page.text).toBe('1 Mug, 1 Jug = 6.50 Place');
});

test('an in-flight order for the last units does not mark its own lines', async () => {
  await using pages = await openPages(api);
  const queries = createStoreQueries(pages.client);
  const mug = await pages.api.store.product({ name: 'Mug', price: '2.50', stockQuantity: 2 });
  const cart = newCart();
  cart.add(mug.id, 2);
  const leaving = Promise.withResolvers<void>();
  const page = showCheckout(pages, cart, () => leaving.promise);
  await expect.poll(page.text).toBe('2 Mug = 5.00 Place');

  page.click('Place');
  // The stock update arrives before onPlaced has finished.
  await expect.poll(() => pages.api.store.stockOf(mug)).toBe(0);
  pages.queryClient.setQueryData(queries.products.get.queryKey({ id: mug.id }), {
    ...mug,
    stockQuantity: 0,
  });
  await expect.poll(page.text).toBe('2 Mug = 5.00 …Place');
  leaving.resolve();
  await expect.poll(page.text).toBe(' = 0.00 Place');
});

// Failure case 64: docs/failure-cases.md
test('places nothing at a price that was not shown, then at the new one', async () => {
  await using pages = await openPages(api);
  const mug = await pages.api.store.product({ name: 'Mug', price: '38.00' });
  const staff = await pages.api.store.staff();
  const cart = newCart();
  cart.add(mug.id);
  const { idempotencyKey } = cart.get();
  const page = showCheckout(pages, cart);
  await expect.poll(page.text).toBe('1 Mug = 38.00 Place');

  await staff.api.products.update({ id: mug.id, expectedVersion: 1, price: '48.00' });
  page.click('Place');
  await expect.poll(page.text).toBe('1 Mug = 48.00 TOTAL_CHANGEDPlace');
  expect((await pages.client.orders.list.query()).items).toEqual([]);
  expect(cart.get().idempotencyKey).toBe(idempotencyKey);

  page.click('Place');
  await expect.poll(page.text).toBe(' = 0.00 Place');
  expect((await pages.client.orders.list.query()).items).toMatchObject([{ totalAmount: '48.00' }]);
});

test('sends the expected total of a cart whose prices are not shown', async () => {
  await using pages = await openPages(api);
  const mug = await pages.api.store.product({ name: 'Mug', price: '2.50' });
  const cart = newCart();
  cart.add(mug.id, 3);
  const sent: string[] = [];
  const client = createClient({
    url: pages.api.url,
    token: pages.person.token,
    fetch: (url, init) => {
      if (typeof init?.body === 'string') sent.push(init.body);
      return fetch(url, init);
    },
  });
  const page = pages.render(() => {
    const { place } = usePlaceOrder(client, cart);
    return createElement('button', { onClick: place }, 'Place');
  });
  await expect.poll(page.text).toBe('Place');
  page.click('Place');
  await expect.poll(() => cart.get().lines).toEqual([]);
  expect(sent.join()).toContain('"expectedTotal":"7.50"');
});

test('stores the metadata of the page, and only at the expected total', async () => {
  await using pages = await openPages(api);
  const mug = await pages.api.store.product({ name: 'Mug', price: '2.50' });
  const cart = newCart();
  cart.add(mug.id);
  const metadata = { address: { city: 'Stoke' }, gift: true };
  const show = (expectedTotal: string) =>
    pages.render(() => {
      const { place, error } = usePlaceOrder(pages.client, cart, { metadata, expectedTotal });
      return createElement('button', { onClick: place }, error?.reason ?? 'Place');
    });
  // A shop that adds a charge of 4.90, which this store does not.
  const withCharge = show('7.40');
  await expect.poll(withCharge.text).toBe('Place');
  withCharge.click('Place');
  await expect.poll(withCharge.text).toBe('TOTAL_CHANGED');
  expect((await pages.client.orders.list.query()).items).toEqual([]);

  const without = show('2.50');
  await expect.poll(without.text).toBe('Place');
  without.click('Place');
  await expect.poll(() => cart.get().lines).toEqual([]);
  expect((await pages.client.orders.list.query()).items).toMatchObject([
    { metadata, grandTotal: '2.50' },
  ]);
});

test('a rejected order marks its lines and keeps the cart and its key', async () => {
  await using pages = await openPages(api);
  const [mug, jug, pan] = [
    await pages.api.store.product({ name: 'Mug', price: '2.50', stockQuantity: 3 }),
    await pages.api.store.product({ name: 'Jug', price: '4.00' }),
    await pages.api.store.product({ name: 'Pan', price: '9.00' }),
  ];
  const cart = newCart();
  cart.add(mug.id, 3);
  cart.add(jug.id);
  cart.add(pan.id);
  const before = cart.get();
  const page = showCheckout(pages, cart);
  await expect.poll(page.text).toBe('3 Mug, 1 Jug, 1 Pan = 20.50 Place');

  const rival = await pages.api.store.customer();
  await rival.place([[mug, 2]]);
  page.click('Place');
  await expect
    .poll(page.text)
    .toBe('3 Mug (insufficient-stock 1), 1 Jug, 1 Pan = 20.50 INSUFFICIENT_STOCKPlace');
  expect(cart.get()).toBe(before);

  cart.setQuantity(mug.id, 1);
  const { api: staff } = await pages.api.store.staff();
  await staff.products.delete({ id: pan.id });
  page.click('Place');
  await expect
    .poll(page.text)
    .toBe('1 Mug, 1 Jug, 1 … (unavailable ) = 6.50 PRODUCT_NOT_FOUNDPlace');
  expect((await pages.client.orders.list.query()).items).toEqual([]);

  cart.remove(pan.id);
  await staff.products.archive({ id: jug.id });
  page.click('Place');
  await expect.poll(page.text).toBe('1 Mug, 1 … (unavailable ) = 2.50 NOT_FOR_SALEPlace');

  cart.remove(jug.id);
  page.click('Place');
  await expect.poll(page.text).toBe(' = 0.00 Place');
  expect((await pages.client.orders.list.query()).items).toMatchObject([{ totalAmount: '2.50' }]);
});

test('a retry after a lost response places one order, also from another page', async () => {
  await using pages = await openPages(api);
  await using proxy = await startTcpProxy(pages.api.url, 'HTTP/1.1 200');
  const { token } = pages.person;
  const client = createClient({ url: proxy.url, token, maxRetries: 0 });
  const mug = await pages.api.store.product({ name: 'Mug', price: '2.50', stockQuantity: 9 });
  const cart = newCart();
  cart.add(mug.id);
  const page = showCheckout(pages, cart, undefined, client);
  await expect.poll(page.text).toBe('1 Mug = 2.50 Place');
  proxy.cutOnce('orders.place', 'before the answer');
  page.click('Place');
  await expect.poll(page.text).toBe('1 Mug = 2.50 NETWORKPlace');

  const again = showCheckout(pages, cart);
  await expect.poll(again.text).toBe('1 Mug = 2.50 Place');
  again.click('Place');
  await expect.poll(again.text).toBe(' = 0.00 Place');
  expect((await pages.client.orders.list.query()).items).toHaveLength(1);
});

test('content whose order has expired is ordered again', async () => {
  await using pages = await openPages(api);
  const mug = await pages.api.store.product({ name: 'Mug', price: '2.50', stockQuantity: 9 });
  const cart = newCart();
  cart.add(mug.id);
  const { id } = await pages.person.place([[mug, 1]], cart.get().idempotencyKey);
  await pages.person.api.orders.cancel({ id });
  const page = showCheckout(pages, cart);
  await expect.poll(page.text).toBe('1 Mug = 2.50 Place');

  page.click('Place');
  await expect.poll(page.text).toBe(' = 0.00 Place');

  const { items } = await pages.client.orders.list.query();
  expect(items.map(({ status }) => status)).toEqual(['pending', 'cancelled']);
});

test('a cart ordered on one device is not ordered again from another that still shows it', async () => {
  await using pages = await openPages(api);
  const [mug, jug] = [
    await pages.api.store.product({ name: 'Mug', price: '2.50', stockQuantity: 9 }),
    await pages.api.store.product({ name: 'Jug', price: '4.00', stockQuantity: 9 }),
  ];
  const { client, person } = pages;
  const account = { get: () => person.id, subscribe: () => () => {} };
  const device = () => {
    const content = new Map<string, string>();
    const storage = {
      getItem: (key: string) => content.get(key) ?? null,
      setItem: (key: string, value: string) => void content.set(key, value),
    };
    return createCart({ account, client, storage });
  };
  const [phone, laptop] = [device(), device()];
  phone.add(mug.id);
  await phone.whenSynced();
  // Only the laptop's page is shown, and nothing notifies it of the changes by the phone.
  const page = showCheckout(pages, laptop);
  await expect.poll(page.text).toBe('1 Mug = 2.50 Place');
  const { lines, idempotencyKey } = phone.get();
  await person.place([[mug, 1]], idempotencyKey);
  phone.removeOrdered(lines);
  await phone.whenSynced();

  laptop.add(jug.id);
  page.click('Place');
  await expect.poll(page.text).toBe('1 Jug = 4.00 Place');
  await laptop.whenSynced();
  expect((await client.orders.list.query()).items).toHaveLength(1);
  page.click('Place');
  await expect.poll(page.text).toBe(' = 0.00 Place');
  const { items } = await client.orders.list.query();
  expect(items.map(({ totalAmount }) => totalAmount)).toEqual(['4.00', '2.50']);
});

test('a key already used with different content is replaced', async () => {
  await using pages = await openPages(api);
  const mug = await pages.api.store.product({ name: 'Mug', price: '2.50', stockQuantity: 9 });
  const cart = newCart();
  cart.add(mug.id);
  const { idempotencyKey } = cart.get();
  await pages.person.place([[mug, 2]], idempotencyKey);
  const page = showCheckout(pages, cart);
  await expect.poll(page.text).toBe('1 Mug = 2.50 Place');
  page.click('Place');
  await expect.poll(page.text).toBe('1 Mug = 2.50 IDEMPOTENCY_KEY_REUSEDPlace');
  expect(cart.get().idempotencyKey).not.toBe(idempotencyKey);
  page.click('Place');
  await expect.poll(page.text).toBe(' = 0.00 Place');
});

test('empties the cart even if onPlaced throws', async () => {
  const reported = vi.fn<(error: unknown) => void>();
  vi.stubGlobal('reportError', reported);
  onTestFinished(() => void vi.unstubAllGlobals());
  await using pages = await openPages(api);
  const mug = await pages.api.store.product({ name: 'Mug', price: '2.50', stockQuantity: 9 });
  const cart = newCart();
  cart.add(mug.id);
  const problem = new Error('there is no such page');
  const page = showCheckout(pages, cart, () => {
    throw problem;
  });
  await expect.poll(page.text).toBe('1 Mug = 2.50 Place');
  page.click('Place');
  await expect.poll(page.text).toBe(' = 0.00 Place');
  expect(reported).toHaveBeenCalledExactlyOnceWith(problem);
});
