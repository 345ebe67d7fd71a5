import { getEventListeners } from 'node:events';
import { describe, expect, test } from 'vitest';
import { createClient, type StoreClientOptions } from '../index.ts';
import { failureOf } from '../testing/failure-of.ts';
import {
  respondWithHtml,
  neverRespond,
  closeConnection,
  rejectWith,
  startScriptedServer,
  respondWith,
} from '../testing/scripted-server.ts';

const done = respondWith({ id: '7' });

describe('a timeout', () => {
  test('applies to each attempt; the call fails after the last', async () => {
    await using server = await startScriptedServer([neverRespond]);
    const failure = await failureOf(read({ url: server.url, timeoutMs: 50, maxRetries: 1 }));
    expect(failure).toMatchObject({
      reason: 'CLIENT_TIMEOUT',
      details: { of: 'attempt', limitMs: 50 },
      message: 'No response from the store within 0.05 s',
      retryable: true,
      attempts: 2,
      status: null,
      requestId: null,
    });
    expect(server.received).toHaveLength(2);
  });

  test('ends the whole call during an attempt', async () => {
    await using server = await startScriptedServer([closeConnection, neverRespond]);
    const failure = await failureOf(read({ url: server.url, deadlineMs: 700, maxRetries: 9 }));
    expect(failure).toMatchObject({
      reason: 'CLIENT_TIMEOUT',
      details: { of: 'call', limitMs: 700 },
      attempts: 2,
    });
  });

  test('ends the call with the last error if the next delay would exceed it', async () => {
    const details = { retryAfterMs: 30_000 };
    const step = rejectWith('RATE_LIMITED', { retryable: true, status: 429, details });
    await using server = await startScriptedServer([step]);
    const begin = performance.now();
    const failure = await failureOf(read({ url: server.url, deadlineMs: 20_000 }));
    expect(failure).toMatchObject({ reason: 'RATE_LIMITED', attempts: 1 });
    expect(performance.now() - begin).toBeLessThan(10_000);
  });

  test('includes a pending token function', async () => {
    await using server = await startScriptedServer([done]);
    const failure = await failureOf(read({ url: server.url, token: never, deadlineMs: 50 }));
    expect(failure).toMatchObject({ reason: 'CLIENT_TIMEOUT', details: { of: 'call' } });
    expect(server.received).toEqual([]);
  });
});

describe('an aborted call', () => {
  test('is not sent if already aborted', async () => {
    await using server = await startScriptedServer([done]);
    const failure = await failureOf(
      read({ url: server.url }, AbortSignal.abort(new Error('gone'))),
    );
    expect(failure).toMatchObject({
      reason: 'ABORTED',
      cause: expect.objectContaining({ message: 'gone' }),
      retryable: false,
      attempts: 0,
    });
    expect(server.received).toEqual([]);
  });

  test('is removed from a batch that has not been sent', async () => {
    await using server = await startScriptedServer([done]);
    const { orders } = createClient({ url: server.url });
    const controller = new AbortController();
    const left = orders.get.query({ id: '1' }, { signal: controller.signal });
    const others = ['2', '3'].map((id) => orders.get.query({ id }));
    controller.abort();

    expect(await failureOf(left)).toMatchObject({ reason: 'ABORTED' });
    await Promise.all(others);
    expect(server.received.map(({ inputs }) => inputs)).toEqual([[{ id: '2' }, { id: '3' }]]);
  });

  test('rejects immediately during a request and closes it', async () => {
    const closed = Promise.withResolvers<void>();
    const controller = new AbortController();
    await using server = await startScriptedServer([
      (_received, response) => {
        response.once('close', closed.resolve);
        controller.abort();
      },
    ]);
    const failure = await failureOf(read({ url: server.url }, controller.signal));
    expect(failure).toMatchObject({ reason: 'ABORTED', attempts: 1 });
    await closed.promise;
  });

  test('rejects immediately in a batch without affecting other calls', async () => {
    const controller = new AbortController();
    const release = Promise.withResolvers<void>();
    await using server = await startScriptedServer([
      async (received, response) => {
        controller.abort();
        await release.promise;
        await done(received, response);
      },
    ]);
    const { orders } = createClient({ url: server.url });
    const left = orders.get.query({ id: '1' }, { signal: controller.signal });
    const other = orders.get.query({ id: '2' });

    expect(await failureOf(left)).toMatchObject({ reason: 'ABORTED' });
    release.resolve();
    expect(await other).toEqual({ id: '7' });
  });

  test('rejects immediately during the delay before a retry', async () => {
    const details = { retryAfterMs: 20_000 };
    const step = rejectWith('RATE_LIMITED', { retryable: true, status: 429, details });
    await using server = await startScriptedServer([step]);
    const controller = new AbortController();
    const onRetry = () => void setTimeout(() => controller.abort());
    const begin = performance.now();
    const failure = await failureOf(read({ url: server.url, onRetry }, controller.signal));
    expect(failure).toMatchObject({ reason: 'ABORTED', attempts: 1 });
    expect(performance.now() - begin).toBeLessThan(10_000);
  });
});

describe('cleanup', () => {
  test.for<
    [
      string,
      Parameters<typeof startScriptedServer>[0],
      StoreClientOptions | object,
      number | undefined,
    ]
  >([
    ['a response', [done], {}, undefined],
    ['a rejection', [rejectWith('ORDER_NOT_FOUND', { status: 404 })], {}, undefined],
    ['retries', [closeConnection, respondWithHtml(502), done], {}, undefined],
    ['a timeout', [neverRespond], { timeoutMs: 30, maxRetries: 1 }, undefined],
    ['a deadline', [neverRespond], { deadlineMs: 30 }, undefined],
    ['an abort', [neverRespond], {}, 30],
  ])('leaves no timer or listener after %s', async ([_what, steps, options, abortAfterMs]) => {
    await using server = await startScriptedServer(steps);
    const before = timers();
    const controller = new AbortController();
    const limits = { timeoutMs: 60_000, deadlineMs: 90_000, ...options };
    const call = read({ url: server.url, ...limits }, controller.signal);
    expect(getEventListeners(controller.signal, 'abort')).toHaveLength(1);
    if (abortAfterMs !== undefined) setTimeout(() => controller.abort(), abortAfterMs);

    await Promise.allSettled([call]);

    expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
    await expect.poll(timers).toBeLessThanOrEqual(before);
  });
});

function never(): Promise<string> {
  return new Promise(() => {});
}

/** Timers that keep this process alive. */
function timers(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
}

function read(options: StoreClientOptions, signal?: AbortSignal): Promise<unknown> {
  return createClient(options).orders.get.query({ id: '7' }, signal ? { signal } : {});
}
