import { databaseTest } from '@order-store/db/testing/vitest';
import { expect } from 'vitest';
import { serveStore, TestStore } from '../../testing/index.ts';

// The attack: many connections ask for these in a loop. Each costs little, and no limit of calls counts it.
const uncounted: Readonly<Record<string, readonly [path: string, init?: RequestInit]>> = {
  'a file': ['/'],
  'a missing file': ['/none.js'],
  'an unusual path': ['/a//b'],
  health: ['/healthz'],
  readiness: ['/readyz'],
  'the OpenAPI document': ['/openapi.json'],
  'an export without credentials': ['/exports/orders.csv'],
  'an unknown procedure': ['/trpc/none.none'],
  'input that is not JSON': ['/trpc/products.get?input={'],
  'another content type': ['/trpc/auth.signOut', { method: 'POST', body: 'x' }],
  'another method': ['/trpc/products.get', { method: 'DELETE' }],
  'a call over its limit': ['/trpc/products.list'],
  'a batch over its limit': ['/trpc/products.list,products.list?batch=1&input={}'],
};

databaseTest('requests that no limit counts wait when there are many', async ({ database }) => {
  // Ten turns at once and three a second for each address, sixty reads a minute.
  const env = { RATE_LIMIT: 'on', RATE_LIMIT_SCALE: '0.01' };
  const store = await TestStore.open(database, { env });
  await using served = await serveStore(store, { config: { TRUST_PROXY: true } });
  const attack = async ([path, init]: readonly [string, RequestInit?], address: string) => {
    const request = async () => {
      const headers = { 'x-forwarded-for': address };
      await (await fetch(`${served.url}${path}`, { ...init, headers })).text();
    };
    if (path.startsWith('/trpc/products.list'))
      await Promise.all(Array.from({ length: 60 }, request));
    const began = performance.now();
    for (let sent = 0; sent < 14 && performance.now() - began < 900; sent++) await request();
    return performance.now() - began;
  };
  const attacks = Object.entries(uncounted).map(async ([what, request], index) => ({
    what,
    ms: await attack(request, `198.51.100.${index + 1}`),
  }));
  // Unless it waits, a request takes some milliseconds.
  for (const { what, ms } of await Promise.all(attacks))
    expect(ms, what).toBeGreaterThanOrEqual(900);
});
