import { getEventListeners } from 'node:events';
import { startTestApi } from '@order-store/api/testing';
import { expect, test } from 'vitest';
import { createClient, exportOrders } from './index.ts';
import { respondWith, startScriptedServer } from './testing/scripted-server.ts';

test('calls with one AbortSignal share a listener, and leave none behind', async () => {
  await using server = await startScriptedServer([respondWith(null)]);
  const client = createClient({ url: server.url });
  const { signal } = new AbortController();
  const calls = Array.from({ length: 50 }, () => client.auth.me.query(undefined, { signal }));
  const streams = Array.from({ length: 15 }, () =>
    client.orders.watch.subscribe({}, { signal, onError() {} }),
  );
  await expect.poll(() => server.received.length).toBeGreaterThan(0);
  expect(getEventListeners(signal, 'abort').length).toBeLessThanOrEqual(1);
  await Promise.all(calls);
  for (const stream of streams) stream.unsubscribe();
  expect(getEventListeners(signal, 'abort')).toHaveLength(0);
});

test('aborting a shared signal ends every call', async () => {
  await using server = await startScriptedServer([() => {}]);
  const client = createClient({ url: server.url });
  const controller = new AbortController();
  const { signal } = controller;
  const calls = Array.from({ length: 20 }, () => client.auth.me.query(undefined, { signal }));
  const outcomes = Promise.allSettled(calls);
  controller.abort();
  for (const outcome of await outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { reason: 'ABORTED' } });
  }
});

test('requests are not cached, unless the caller chooses otherwise', async () => {
  await using api = await startTestApi();
  const staff = await api.store.staff();
  const modes: (string | undefined)[] = [];
  const fetch: typeof globalThis.fetch = async (input, init) => {
    modes.push(init?.cache);
    return globalThis.fetch(input, init);
  };
  for (const cache of [undefined, 'reload', null] as const) {
    modes.length = 0;
    const client = createClient({ url: api.url, token: staff.token, fetch, cache });
    await client.auth.me.query();
    await Promise.all([client.auth.me.query(), client.orders.list.query({})]);
    await client.catalog.beginImport.mutate();
    await exportOrders({ url: api.url, token: staff.token, fetch, cache });
    const started = Promise.withResolvers<void>();
    const stream = client.orders.watch.subscribe({}, { onStarted: () => started.resolve() });
    await started.promise;
    stream.unsubscribe();
    const expected = cache === undefined ? 'no-store' : (cache ?? undefined);
    expect(modes).toEqual(Array.from({ length: 5 }, () => expected));
  }
});
