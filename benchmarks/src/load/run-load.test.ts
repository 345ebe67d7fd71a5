import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { json } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { Load } from './load.ts';
import { runLoad } from './run-load.ts';

test('closed loop: counts the responses to all callers until there are enough', async () => {
  let received = 0;
  await using server = await serve((_request, response) => {
    received++;
    response.end('{}');
  });

  const { responses, latency } = await runLoad(loadOf(server.url, { pace: { callers: 4 } }));

  expect(responses).toBe(20);
  expect(received).toBe(20);
  expect(latency.max).toBeGreaterThanOrEqual(latency.p50);
});

test('closed loop: measures latencies below a millisecond resolution', async () => {
  await using server = await serve((_request, response) => response.end('{}'));

  const { latency } = await runLoad(
    loadOf(server.url, { pace: { callers: 1 }, until: { responses: 200 } }),
  );

  expect(latency.p50 * 1000).toBeGreaterThan(1);
  expect(Number.isInteger(latency.p50) && Number.isInteger(latency.p75)).toBe(false);
});

test('sends every order with its own idempotency key, token and products', async () => {
  const orders: { readonly body: unknown; readonly token: string | undefined }[] = [];
  await using server = await serve(async (request, response) => {
    orders.push({ body: await json(request), token: request.headers.authorization });
    response.end('{}');
  });
  const requests = {
    kind: 'orders',
    path: '/',
    users: { first: 1, count: 1000 },
    products: { first: 1, count: 1000 },
    lines: 3,
  } as const;

  await runLoad(loadOf(server.url, { pace: { callers: 2 }, requests }));

  for (const { body } of orders)
    expect(body).toMatchObject({
      items: [expect.anything(), expect.anything(), expect.anything()],
    });
  const keys = orders.map(({ body }) => keyOf(body));
  expect(new Set(keys).size).toBe(20);
  expect(new Set(orders.map(({ token }) => token)).size).toBeGreaterThan(10);
});

test('open loop: keeps sending while the server does not respond', async () => {
  const waiting: (() => void)[] = [];
  await using server = await serve((_request, response) => {
    waiting.push(() => response.end('{}'));
    if (waiting.length >= 10) for (const respond of waiting) respond();
  });

  const { responses } = await runLoad(
    loadOf(server.url, { pace: { perSecond: 1000 }, until: { responses: 10 } }),
  );

  expect(responses).toBeGreaterThanOrEqual(10);
});

test.for<Load['pace']>([{ callers: 2 }, { perSecond: 100 }])(
  'stops at the first response other than 200: %o',
  async (pace) => {
    await using server = await serve((_request, response) => {
      response.statusCode = 503;
      response.end('overloaded');
    });

    await expect(runLoad(loadOf(server.url, { pace }))).rejects.toThrow('status 503: overloaded');
  },
);

test.for<Load['pace']>([{ callers: 2 }, { perSecond: 100 }])(
  'stops when the server closes the connection: %o',
  async (pace) => {
    await using server = await serve((request) => request.socket.resetAndDestroy());

    await expect(runLoad(loadOf(server.url, { pace }))).rejects.toThrow('ECONNRESET');
  },
);

function loadOf(url: string, load: Pick<Load, 'pace'> & Partial<Load>): Load {
  return {
    url,
    requests: { kind: 'same', path: '/', token: undefined },
    warmUpSeconds: 0,
    until: { responses: 20 },
    ...load,
  };
}

async function serve(
  listener: (...args: Parameters<RequestListener>) => unknown,
): Promise<AsyncDisposable & { url: string }> {
  const server = createServer((request, response) => void listener(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function keyOf(body: unknown): unknown {
  return typeof body === 'object' && body !== null && 'idempotencyKey' in body
    ? body.idempotencyKey
    : undefined;
}
