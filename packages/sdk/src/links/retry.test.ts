import { describe, expect, test, vi } from 'vitest';
import {
  createClient,
  type StoreClient,
  type StoreClientOptions,
  type StoreRetry,
} from '../index.ts';
import { failureOf } from '../testing/failure-of.ts';
import {
  respondWithHtml,
  neverRespond,
  closeConnection,
  closeMidResponse,
  rejectWith,
  startScriptedServer,
  respondWith,
  type Step,
} from '../testing/scripted-server.ts';

const done = respondWith({ id: '7' });

/** The two kinds of calls that the retry policy distinguishes, and a mutation without input. */
const calls: Readonly<Record<Kind, (client: StoreClient) => Promise<unknown>>> = {
  query: ({ orders }) => orders.get.query({ id: '7' }),
  mutation: ({ orders }) => orders.cancel.mutate({ id: '7', expectedVersion: 1 }),
  'mutation without input': ({ auth }) => auth.signOut.mutate(),
};
const kinds = ['query', 'mutation', 'mutation without input'] as const;
type Kind = (typeof kinds)[number];

const all = kinds;
const none = [] as const;

const retryable = { retryable: true, status: 503 };
const limited = { retryable: true, status: 429, details: { retryAfterMs: 1 } };

// One test for each cell of the README's table.
describe.for<[string, Step, readonly Kind[]]>([
  ['the connection is cut before the answer', closeConnection, all],
  ['the answer is cut in the middle', closeMidResponse, all],
  ['no answer comes in time', neverRespond, all],
  ['a proxy says 502', respondWithHtml(502), all],
  ['a proxy says 503', respondWithHtml(503), all],
  ['a proxy says 404', respondWithHtml(404), none],
  ['a proxy says 413', respondWithHtml(413), none],
  ['a proxy says 429', respondWithHtml(429, { 'retry-after': '0' }), all],
  ['RATE_LIMITED', rejectWith('RATE_LIMITED', limited), all],
  ['OVERLOADED', rejectWith('OVERLOADED', retryable), all],
  ['SHUTTING_DOWN', rejectWith('SHUTTING_DOWN', retryable), all],
  ['DATABASE_UNAVAILABLE', rejectWith('DATABASE_UNAVAILABLE', retryable), all],
  ['TIMEOUT', rejectWith('TIMEOUT', retryable), all],
  ['CLIENT_CLOSED_REQUEST', rejectWith('CLIENT_CLOSED_REQUEST', retryable), all],
  [
    'OUTCOME_UNKNOWN',
    rejectWith('OUTCOME_UNKNOWN', { status: 503 }),
    ['mutation', 'mutation without input'],
  ],
  ['INSUFFICIENT_STOCK', rejectWith('INSUFFICIENT_STOCK', { details: { lines: [] } }), none],
  ['VERSION_CONFLICT', rejectWith('VERSION_CONFLICT'), none],
  ['STOCK_CHANGED', rejectWith('STOCK_CHANGED'), none],
  ['ILLEGAL_TRANSITION', rejectWith('ILLEGAL_TRANSITION'), none],
  ['IDEMPOTENCY_KEY_REUSED', rejectWith('IDEMPOTENCY_KEY_REUSED'), none],
  ['VALIDATION_FAILED', rejectWith('VALIDATION_FAILED', { status: 400 }), none],
  ['UNAUTHENTICATED', rejectWith('UNAUTHENTICATED', { status: 401 }), none],
  ['INTERNAL', rejectWith('INTERNAL', { status: 500 }), none],
])('when %s', ([_failure, step, retried]) => {
  test.for(kinds)('a %s is retried only where that is safe', async (kind) => {
    await using server = await startScriptedServer([step, done]);
    const call = calls[kind](createClient({ url: server.url, timeoutMs: 300 }));
    const [{ status }] = await Promise.allSettled([call]);

    const { length } = server.received;
    expect({ status, length }).toEqual(
      retried.includes(kind)
        ? { status: 'fulfilled', length: 2 }
        : { status: 'rejected', length: 1 },
    );
    expect(server.received.at(-1)?.inputs).toEqual(server.received[0]?.inputs);
  });
});

test.for(kinds)(
  'a %s is retried after a refused connection, since nothing was sent',
  async (kind) => {
    const port = await freePort();
    const servers = new AsyncDisposableStack();
    await using _ = servers;
    const retries: StoreRetry[] = [];
    const client = createClient({
      url: `http://127.0.0.1:${port}`,
      onRetry: (retry) => {
        if (retries.push(retry) === 1)
          void startScriptedServer([done], port).then((s) => servers.use(s));
      },
      maxRetries: 10,
    });

    expect(await calls[kind](client)).toEqual({ id: '7' });
    expect(retries[0]).toMatchObject({
      attempts: 1,
      error: { reason: 'NETWORK', details: { reached: false }, attempts: 1 },
    });
  },
);

describe('a mutation', () => {
  const items = [{ productId: '1', quantity: 1 }];

  test('has the same key in all attempts, and a different one for each call', async () => {
    await using server = await startScriptedServer([closeConnection, closeConnection, done]);
    const { orders } = createClient({ url: server.url });

    await orders.place.mutate({ items });
    await orders.place.mutate({ items });

    const [first, second, third, other] = server.received.map(({ inputs }) => keyOf(inputs[0]));
    expect(first).toMatch(/^[0-9a-f]{32}$/);
    expect([second, third]).toEqual([first, first]);
    expect(other).toMatch(/^[0-9a-f]{32}$/);
    expect(other).not.toBe(first);
  });

  test('keeps the caller’s key', async () => {
    await using server = await startScriptedServer([closeConnection, done]);
    const { orders } = createClient({ url: server.url });
    await orders.place.mutate({ items, idempotencyKey: 'cart-7' });
    expect(server.received.map(({ inputs }) => keyOf(inputs[0]))).toEqual(['cart-7', 'cart-7']);
  });

  test('of any procedure has a key, even without input', async () => {
    await using server = await startScriptedServer([done]);
    const { auth, orders } = createClient({ url: server.url });
    await orders.claimNext.mutate();
    await auth.signOut.mutate();
    await orders.ship.mutate({ id: '7' });
    for (const { inputs } of server.received) expect(keyOf(inputs[0])).toMatch(/^[0-9a-f]{32}$/);
  });

  test('does not change the caller’s input', async () => {
    await using server = await startScriptedServer([done]);
    const input = { items };
    await createClient({ url: server.url }).orders.place.mutate(input);
    expect(input).toEqual({ items });
  });
});

describe('retries', () => {
  test('survive an outage of eleven seconds by default', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
    try {
      const start = performance.now();
      const refusedConnection = Object.assign(new Error('connect ECONNREFUSED'), {
        syscall: 'connect',
      });
      const fetch = vi.fn(async () => {
        if (performance.now() - start < 11_000)
          throw new TypeError('fetch failed', { cause: refusedConnection });
        return Response.json({ result: { data: { id: '7' } } });
      });
      const outcome = read({ url: 'http://store.example', fetch });
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await outcome).toEqual({ id: '7' });

      const failure = failureOf(
        read({ url: 'http://store.example', fetch: () => Promise.reject(refusedConnection) }),
      );
      await vi.advanceTimersByTimeAsync(30_000);
      expect(await failure).toMatchObject({ reason: 'NETWORK', details: { reached: false } });
    } finally {
      vi.useRealTimers();
    }
  });

  test('end after maxRetries with the last error and the number of attempts', async () => {
    await using server = await startScriptedServer([closeConnection, respondWithHtml(502)]);
    const failure = await failureOf(read({ url: server.url, maxRetries: 2 }));
    expect(failure).toMatchObject({ reason: 'NETWORK', status: 502, attempts: 3 });
    expect(server.received).toHaveLength(3);
  });

  test('are disabled by maxRetries 0', async () => {
    await using server = await startScriptedServer([closeConnection]);
    expect(await failureOf(read({ url: server.url, maxRetries: 0 }))).toMatchObject({
      attempts: 1,
    });
    expect(server.received).toHaveLength(1);
  });

  test('wait for retryAfterMs, else for Retry-After', async () => {
    const step = rejectWith('RATE_LIMITED', { ...limited, details: { retryAfterMs: 700 } });
    const header = { 'retry-after': '1' };
    const overloaded = rejectWith('OVERLOADED', { ...retryable, headers: header });
    await using server = await startScriptedServer([
      step,
      overloaded,
      respondWithHtml(503, header),
      done,
    ]);
    const retries: StoreRetry[] = [];

    await read({ url: server.url, onRetry: (retry) => retries.push(retry) });

    const [first = 0, second = 0, third = 0, fourth = 0] = server.received.map(({ at }) => at);
    // A timer may fire a little early.
    expect(second - first).toBeGreaterThan(690);
    expect(third - second).toBeGreaterThan(990);
    expect(fourth - third).toBeGreaterThan(990);
    expect(retries.map(({ error }) => error.retryAfterMs)).toEqual([700, 1000, 1000]);
  });

  test('end immediately when the store asks for more than a minute', async () => {
    const details = { retryAfterMs: 3_600_000 };
    await using server = await startScriptedServer([
      rejectWith('RATE_LIMITED', { ...limited, details }),
    ]);
    expect(await failureOf(read({ url: server.url }))).toMatchObject({
      reason: 'RATE_LIMITED',
      details,
      retryAfterMs: 3_600_000,
      attempts: 1,
    });
  });

  test('call onRetry with the delay and the error', async () => {
    await using server = await startScriptedServer([closeConnection, respondWithHtml(502), done]);
    const retries: StoreRetry[] = [];
    await read({ url: server.url, onRetry: (retry) => retries.push(retry) });
    expect(retries).toMatchObject([
      { call: 'orders.get', attempts: 1, error: { reason: 'NETWORK', status: null } },
      { call: 'orders.get', attempts: 2, error: { reason: 'NETWORK', status: 502 } },
    ]);
    for (const { delayMs } of retries) expect(delayMs).toBeLessThanOrEqual(400);
  });

  test('affect only the failed call of a batch', async () => {
    await using server = await startScriptedServer([
      ({ inputs }, response) => {
        const error = { code: -32000, message: 'Busy' };
        const data = { reason: 'OVERLOADED', httpStatus: 503, details: {}, retryable: true };
        response.writeHead(207, { 'content-type': 'application/json' });
        response.end(
          JSON.stringify(
            inputs.map((_, index) =>
              index === 1 ? { error: { ...error, data } } : { result: { data: index } },
            ),
          ),
        );
      },
      respondWith('again'),
    ]);
    const { orders } = createClient({ url: server.url });
    const ids = ['1', '2', '3'];

    const answers = await Promise.all(ids.map((id) => orders.get.query({ id })));

    expect(answers).toEqual([0, 'again', 2]);
    expect(server.received.map(({ inputs }) => inputs)).toEqual([
      ids.map((id) => ({ id })),
      [{ id: '2' }],
    ]);
  });
});

function read(options: StoreClientOptions): Promise<unknown> {
  return createClient(options).orders.get.query({ id: '7' });
}

function keyOf(input: unknown): unknown {
  return input instanceof Object && 'idempotencyKey' in input ? input.idempotencyKey : undefined;
}

async function freePort(): Promise<number> {
  await using server = await startScriptedServer([]);
  return Number(new URL(server.url).port);
}
