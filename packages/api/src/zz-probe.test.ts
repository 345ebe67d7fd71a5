import { setTimeout as sleep } from 'node:timers/promises';
import { databaseTest } from '@order-store/db/testing/vitest';
import { callOverHttp, serveTestApi, startTcpProxy, TestStore } from './testing/index.ts';
databaseTest('stall', { timeout: 100_000 }, async ({ database }) => {
  const store = await TestStore.open(database);
  const { token } = await store.customer();
  await using proxy = await startTcpProxy(database.url);
  await using api = await serveTestApi(proxy.url);
  console.log((await callOverHttp(api.url, 'auth.me', { type: 'query', token })).status);
  proxy.stall();
  const t = Date.now();
  const a = callOverHttp(api.url, 'products.list', { type: 'query', token }).then((x) => console.log('list', Date.now() - t, x.text.slice(0, 150)));
  const b = callOverHttp(api.url, 'auth.me', { type: 'query', token }).then((x) => console.log('me', Date.now() - t, x.text.slice(0, 150)));
  await Promise.race([Promise.all([a, b]), sleep(60_000)]);
  console.log('after', Date.now() - t);
});
