import { startTestApi } from '@order-store/api/testing';
import { expect, test } from 'vitest';
import { createClient, type StoreRequest, type StoreResponse } from '../index.ts';
import { respondWithHtml, startScriptedServer } from '../testing/scripted-server.ts';

test('hooks receive each HTTP request and response', async () => {
  await using api = await startTestApi();
  const requests: StoreRequest[] = [];
  const responses: StoreResponse[] = [];
  const client = createClient({
    url: api.url,
    onRequest: (request) => requests.push(request),
    onResponse: (response) => responses.push(response),
  });

  await Promise.all([client.products.list.query(), client.products.list.query({ limit: 1 })]);
  await client.auth.signOut.mutate().catch(() => {});

  expect(requests).toMatchObject([
    { method: 'GET', calls: ['products.list', 'products.list'] },
    { method: 'POST', calls: ['auth.signOut'], url: `${api.url}/trpc/auth.signOut` },
  ]);
  expect(responses).toMatchObject(requests.map(({ url }) => ({ url })));
  expect(responses.map(({ status }) => status)).toEqual([200, 401]);
  for (const { requestId, durationMs } of responses) {
    expect(requestId).toMatch(/^[\w-]{36}$/);
    expect(durationMs).toBeGreaterThan(0);
  }
});

test('hooks receive responses of a proxy', async () => {
  await using server = await startScriptedServer([respondWithHtml(404)]);
  const statuses: number[] = [];
  const onResponse = ({ status }: StoreResponse) => statuses.push(status);
  const { products } = createClient({ url: server.url, onResponse });
  await products.list.query().catch(() => {});
  expect(statuses).toEqual([404]);
});

test('errors of hooks are reported as uncaught and do not affect calls', async () => {
  await using api = await startTestApi();
  const reported = Promise.withResolvers<unknown>();
  const listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  process.once('uncaughtException', reported.resolve);
  try {
    const { products } = createClient({
      url: api.url,
      onRequest: () => {
        throw new Error('a hook that is wrong');
      },
    });
    expect(await products.list.query()).toMatchObject({ items: [] });
    expect(await reported.promise).toMatchObject({ message: 'a hook that is wrong' });
  } finally {
    for (const listener of listeners) process.on('uncaughtException', listener);
  }
});
