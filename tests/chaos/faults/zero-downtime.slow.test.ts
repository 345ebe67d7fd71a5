import { startTcpProxy, TestStore, type TestUser } from '@order-store/api/testing';
import { startApiProcess } from '@order-store/api/testing/processes';
import { databaseTest } from '@order-store/db/testing/vitest';
import { createClient, type Product } from '@order-store/sdk';
import { expect } from 'vitest';
import { expectEachOrderOnce, startSdkLoad } from './support/sdk-load.ts';

interface Shop {
  readonly store: TestStore;
  readonly customers: TestUser[];
  readonly staff: TestUser;
  readonly products: Product[];
}

async function openShop(database: TestStore['database']): Promise<Shop> {
  const store = await TestStore.open(database);
  const [customers, staff] = [await store.customers(6), await store.staff()];
  const product = () => store.product({ stockQuantity: 1_000_000 });
  return { store, customers, staff, products: [await product(), await product()] };
}

/** Subscribes to all orders. */
function watchOrders(url: string, { token }: TestUser) {
  const received: string[] = [];
  const errors: unknown[] = [];
  const started = Promise.withResolvers<void>();
  const watching = createClient({ url, token }).orders.watch.subscribe(
    {},
    {
      onStarted: () => started.resolve(),
      onData: ({ data }) => void received.push(data.order.id),
      onError: (error) => void errors.push(error),
    },
  );
  return { received, errors, started: started.promise, stop: () => watching.unsubscribe() };
}

databaseTest(
  'SIGUSR2 replaces all workers on one port under load: no call fails, and no order is missed or delivered twice',
  { timeout: 300_000 },
  async ({ database }) => {
    const { store, customers, staff, products } = await openShop(database);
    await using api = await startApiProcess(database.url, { WORKERS: '2' });
    const watched = watchOrders(api.url, staff);
    await watched.started;
    await using load = startSdkLoad({ url: api.url, customers, staff, products });
    await load.more(20);

    for (let restart = 1; restart <= 2; restart++) {
      api.signal('SIGUSR2');
      const isDone = () => api.printed.split('All workers restarted').length - 1;
      await expect.poll(isDone, { timeout: 180_000 }).toBe(restart);
      await load.more(20);
    }
    await load.finish();

    expect(load.failures).toEqual([]);
    await expectEachOrderOnce(store, load);
    const [first] = products;
    const sold = await soldOf(store, first);
    expect(await store.stockOf(first ?? { id: '' })).toBe(1_000_000 + load.adjustments - sold);
    await expect.poll(() => watched.received.length, { timeout: 30_000 }).toBe(load.orders);
    expect(watched.received.toSorted()).toEqual([...load.acknowledged.values()].toSorted());
    expect(watched.errors).toEqual([]);
    watched.stop();
    expect(await api.kill('SIGTERM')).toBe(0);
  },
);

databaseTest(
  'two processes behind a proxy, restarted one after the other under load: no call fails',
  { timeout: 300_000 },
  async ({ database }) => {
    const { store, customers, staff, products } = await openShop(database);
    await using stack = new AsyncDisposableStack();
    const start = async (PORT = '0') =>
      stack.use(await startApiProcess(database.url, { PORT, SHUTDOWN_DELAY: '100ms' }));
    const processes = [await start(), await start()] as const;
    await using address = await startTcpProxy([processes[0].url, processes[1].url]);
    await using load = startSdkLoad({ url: address.url, customers, staff, products });
    await load.more(20);

    for (const api of processes) {
      expect(await api.kill('SIGTERM')).toBe(0);
      await load.more(20);
      await start(new URL(api.url).port);
      await load.more(20);
    }
    await load.finish();

    expect(load.failures).toEqual([]);
    await expectEachOrderOnce(store, load);
  },
);

databaseTest(
  'when new workers can’t start, the old ones stay and the reason is logged',
  async ({ database }) => {
    const { store, customers, products } = await openShop(database);
    await using proxy = await startTcpProxy(database.url);
    await using api = await startApiProcess(proxy.url, { WORKERS: '2' });
    await proxy.goAway();
    api.signal('SIGUSR2');
    await expect
      .poll(() => api.printed, { timeout: 30_000 })
      .toMatch(/A new worker cannot start, so the old workers stay: /);
    await proxy.comeBack();
    await using load = startSdkLoad({ url: api.url, customers, products });
    await load.more(10);
    await load.finish();
    await expectEachOrderOnce(store, load);
  },
);

async function soldOf(store: TestStore, product: Product | undefined): Promise<number> {
  const { rows } = await store.database.pool.query<{ sold: number }>(
    'SELECT sum(quantity)::int AS sold FROM order_items WHERE product_id = $1',
    [product?.id],
  );
  return rows[0]?.sold ?? 0;
}
