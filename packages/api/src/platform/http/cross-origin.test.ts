import { expect } from 'vitest';
import { callOverHttp, request, serveStore, storeTest } from '../../testing/index.ts';

const shop = 'https://shop.example';
const others = [
  'https://evil.example',
  'https://shop.example.evil.example',
  'http://shop.example',
  'https://shop.example:8443',
  'https://SHOP.example',
  'null',
  '*',
];

storeTest('a configured origin can call with a token and read the response', async ({ store }) => {
  const { token, id } = await store.customer();
  await using served = await serveStore(store, { config: { CORS_ORIGINS: [shop, 'http://b'] } });
  const url = `${served.url}/trpc/auth.me`;
  const headers = { origin: shop, authorization: `Bearer ${token}` };
  const answer = await request(url, { headers });
  expect(JSON.parse(answer.text)).toMatchObject({ result: { data: { id } } });
  expect(corsHeaders(answer.headers)).toEqual({
    'access-control-allow-origin': shop,
    'access-control-expose-headers': 'last-event-id,retry-after,x-request-id',
  });
  expect(answer.headers.get('vary')).toContain('Origin');

  const preflight = await request(`${served.url}/trpc/orders.place`, {
    method: 'OPTIONS',
    headers: {
      origin: shop,
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'authorization,content-type',
    },
  });
  expect(preflight.status).toBe(204);
  expect(corsHeaders(preflight.headers)).toEqual({
    'access-control-allow-headers':
      'authorization,content-type,idempotency-key,last-event-id,trpc-accept,x-request-id',
    'access-control-allow-methods': 'GET,POST',
    'access-control-allow-origin': shop,
    'access-control-expose-headers': 'last-event-id,retry-after,x-request-id',
    'access-control-max-age': '7200',
  });
});

storeTest(
  'a configured origin can read error responses, including those to oversized requests',
  async ({ store }) => {
    await using served = await serveStore(store, { config: { CORS_ORIGINS: [shop] } });
    for (const [path, init] of [
      ['auth.me', {}],
      ['nope', {}],
      ['auth.signIn', { method: 'POST', body: 'x'.repeat(5_000_000) }],
    ] as const) {
      const headers = { origin: shop, 'content-type': 'application/json' };
      const answer = await request(`${served.url}/trpc/${path}`, { ...init, headers });
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.headers.get('access-control-allow-origin')).toBe(shop);
    }
  },
);

storeTest('other origins get no CORS headers', async ({ store }) => {
  await using open = await serveStore(store, { config: { CORS_ORIGINS: [shop] } });
  await using closed = await serveStore(store);
  for (const { url } of [open, closed]) {
    for (const origin of [...others, ...(url === closed.url ? [shop] : [])]) {
      for (const method of ['GET', 'OPTIONS']) {
        const headers = { origin, 'access-control-request-method': 'POST' };
        const answer = await request(`${url}/trpc/products.list`, { method, headers });
        expect(corsHeaders(answer.headers), `${method} from ${origin}`).toEqual({});
        expect(answer.headers.get('vary')?.includes('Origin')).toBe(url === open.url);
      }
    }
  }
  const outside = await request(`${open.url}/healthz`, { headers: { origin: shop } });
  expect(corsHeaders(outside.headers)).toEqual({});
  expect((await callOverHttp(open.url, 'products.list', { type: 'query' })).status).toBe(200);
});

function corsHeaders(headers: Headers): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => name.startsWith('access-control-')));
}
