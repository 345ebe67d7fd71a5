import {
  startHttpProxy,
  startTestApi,
  type TestApi,
  type TestUser,
} from '@order-store/api/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importCatalog } from './catalog.ts';
import { createClient, exportOrders, iterate } from './index.ts';

let api: TestApi;
let staff: TestUser;

beforeAll(async () => {
  api = await startTestApi();
  staff = await api.store.staff();
});
afterAll(() => api[Symbol.asyncDispose]());

test.for([
  ['/shop', ''],
  ['/shop', '/'],
  ['/shop', '//'],
  ['/shop', '/trpc'],
  ['/shop', '/trpc/'],
  ['/a/very/deep%20shop', '/'],
  ['', '/trpc'],
])('no call leaves the mount path %s with the suffix "%s"', async ([prefix = '', suffix = '']) => {
  await using proxy = await startHttpProxy(api.url, { stripPrefix: prefix });
  const mug = await api.store.product();
  for (const url of [`${proxy.url}${suffix}`, new URL(`${proxy.url}${suffix}`)]) {
    const client = createClient({ url, token: staff.token, maxRetries: 0 });
    const [me] = await Promise.all([
      client.auth.me.query(),
      client.products.get.query({ id: mug.id }),
    ]);
    expect(me.id).toBe(staff.id);
    await client.products.adjustStock.mutate({ id: mug.id, delta: 1, reason: 'found' });
    for await (const product of iterate(client.products.list, { limit: 1 }, { limit: 1 }))
      expect(product.id).toMatch(/^\d+$/);
    const csv = await new Response(await exportOrders({ url, token: staff.token })).text();
    expect(csv).toMatch(/^order_number,/);
    const file = new Blob([`sku,name,price\nS-${mug.id},Saucer,1.00\n`]).stream();
    expect(await importCatalog(client, file)).toMatchObject({ problems: [] });
    const level = Promise.withResolvers<number>();
    const stock = client.products.watchStock.subscribe(
      { ids: [mug.id] },
      { onData: ({ stockQuantity }) => level.resolve(stockQuantity), onError: level.reject },
    );
    expect(await level.promise).toBeGreaterThan(0);
    stock.unsubscribe();
  }
  for (const path of proxy.paths) expect(path).toMatch(new RegExp(`^${prefix}/(trpc|exports)/`));
});

test.for([301, 302, 307, 308])(
  'a call that a redirect with %s changes says what to do',
  async (status) => {
    await using proxy = await startHttpProxy(api.url);
    const mug = await api.store.product();
    proxy.setFault((request, response) => {
      response.writeHead(status, { location: `${api.url}${request.url}` }).end();
      return true;
    });
    const { url } = proxy;
    const client = createClient({ url, token: staff.token });
    const calls: readonly Promise<unknown>[] = [
      client.auth.me.query(),
      client.products.setStock.mutate({
        id: mug.id,
        quantity: 1,
        expectedQuantity: mug.stockQuantity,
        reason: 'x',
      }),
      exportOrders({ url, token: staff.token }),
    ];
    const failures = await Promise.all(calls.map((call) => call.catch((error: unknown) => error)));
    for (const failure of failures)
      expect(failure).toMatchObject({
        reason: 'NETWORK',
        retryable: false,
        message: expect.stringContaining(`redirected to ${api.url}: create the client with`),
      });
    // A public read loses nothing.
    expect(await createClient({ url }).products.get.query({ id: mug.id })).toEqual(mug);
  },
);

test('exportOrders rejects the URLs that createClient rejects', async () => {
  for (const url of ['/shop', 'ftp://shop.example', 'https://a:b@shop.example', 'https://h?x=1']) {
    await expect(exportOrders({ url, token: 't' })).rejects.toThrow(TypeError);
    expect(() => createClient({ url })).toThrow(TypeError);
  }
});

test('an export through a proxy that responds with a page fails', async () => {
  await using proxy = await startHttpProxy(api.url);
  for (const status of [200, 502]) {
    proxy.setFault((_request, response) => {
      response.writeHead(status, { 'content-type': 'text/html' }).end('<h1>Maintenance</h1>');
      return true;
    });
    const failed = exportOrders({ url: proxy.url, token: staff.token });
    await expect(failed).rejects.toMatchObject({ reason: 'NETWORK', status, retryable: true });
  }
});
