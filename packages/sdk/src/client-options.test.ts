import { readFile } from 'node:fs/promises';
import { startTestApi } from '@order-store/api/testing';
import { describe, expect, test, vi } from 'vitest';
import { createClient, isStoreError } from './index.ts';
import { failureOf } from './testing/failure-of.ts';
import {
  closeConnection,
  neverRespond,
  rejectWith,
  respondWith,
  startScriptedServer,
} from './testing/scripted-server.ts';
import { version } from './version.ts';

const url = 'https://shop.example';

describe('createClient rejects', () => {
  test.for<[string, object, RegExp]>([
    ['no url', {}, /^url must be an http or https URL/],
    ['an empty url', { url: '' }, /^url must be an http or https URL.*not ""/],
    ['another protocol', { url: 'ftp://shop.example' }, /^url must be an http or https URL/],
    ['a path alone', { url: '/trpc' }, /^url must be an http or https URL/],
    ['a password in the url', { url: 'https://a:b@shop.example' }, /^url must not contain a user/],
    ['a query in the url', { url: 'https://shop.example?a=1' }, /^url must not contain a query/],
    ['an unknown option', { url, baseUrl: url }, /^baseUrl is not an option: use url, token, /],
    ['an unknown log level', { url, logLevel: 'trace' }, /^logLevel must be none, warn, /],
    ['token and apiKey', { url, token: 'a', apiKey: 'b' }, /^Set token or apiKey, not both/],
    ['a token that is a number', { url, token: 7 }, /^token must be a string or a function/],
    ['an empty apiKey', { url, apiKey: '' }, /^apiKey must not be empty/],
    [
      'a timeout of 0',
      { url, timeoutMs: 0 },
      /^timeoutMs must be a number of milliseconds greater than 0/,
    ],
    ['a negative timeout', { url, timeoutMs: -1 }, /^timeoutMs must be .*not -1/],
    ['a timeout in words', { url, timeoutMs: '5s' }, /^timeoutMs must be .*not "5s"/],
    [
      'more than the maximum delay of timers',
      { url, deadlineMs: 2 ** 31 },
      /^deadlineMs must be a number of milliseconds/,
    ],
    ['NaN', { url, deadlineMs: Number.NaN }, /^deadlineMs must be .*not NaN/],
    [
      'a fractional number of retries',
      { url, maxRetries: 0.5 },
      /^maxRetries must be a whole number/,
    ],
    ['negative retries', { url, maxRetries: -1 }, /^maxRetries must be a whole number/],
    [
      'a hook that is not a function',
      { url, onRetry: 'log' },
      /^onRetry must be a function, not "log"/,
    ],
    ['a fetch that is not a function', { url, fetch: {} }, /^fetch must be a function/],
    ['a Headers object', { url, headers: new Headers() }, /^headers must be an object/],
    ['a header that is a number', { url, headers: { a: 1 } }, /^headers: a must be a string/],
    [
      'an authorization header',
      { url, headers: { Authorization: 'x' } },
      /^headers must not contain author/,
    ],
  ])('%s', ([_what, options, message]) => {
    const create = () => Reflect.apply(createClient, undefined, [options]);
    expect(create).toThrow(TypeError);
    expect(create).toThrow(message);
  });
});

test('an API key is sent as a bearer token, from a string or a function', async () => {
  await using api = await startTestApi();
  const ada = await api.store.customer();
  for (const apiKey of [ada.token, () => ada.token, async () => ada.token]) {
    const me = await createClient({ url: api.url, apiKey }).auth.me.query();
    expect(me.id).toBe(ada.id);
  }
});

test('a failing token function fails the call without sending it', async () => {
  await using server = await startScriptedServer([respondWith(null)]);
  const client = createClient({ url: server.url, token: fail });
  expect(await failureOf(client.auth.me.query())).toMatchObject({
    reason: 'UNSENDABLE',
    message: 'The call could not be sent: the session has ended',
    cause: { message: 'the session has ended' },
    retryable: false,
    attempts: 1,
  });
  expect(server.received).toEqual([]);
});

function fail(): Promise<string> {
  return Promise.reject(new Error('the session has ended'));
}

test('a call has its own options', async () => {
  await using server = await startScriptedServer([respondWith({ id: '7' })]);
  const { orders } = createClient({ url: server.url });
  const other = orders.ship.mutate({ id: '1' });
  const { data, response } = await orders.ship
    .mutate({ id: '7' }, { headers: { 'x-request-id': 'mine' }, idempotencyKey: 'ship 7' })
    .withResponse();
  await other;
  expect(data).toEqual({ id: '7' });
  expect(response).toMatchObject({ status: 200, attempts: 1 });
  const [mine] = server.received.filter(({ headers }) => headers['x-request-id'] === 'mine');
  expect(mine?.inputs).toEqual([{ id: '7', idempotencyKey: 'ship 7' }]);
  expect(mine?.headers['x-order-store-client']).toMatch(/^sdk\/\d+\.\d+\.\d+$/);
  expect(server.received.some(({ isBatch }) => isBatch)).toBe(false);
});

test('limits of a call take precedence, and unknown options of a call are rejected', async () => {
  await using server = await startScriptedServer([neverRespond]);
  const { orders } = createClient({ url: server.url, maxRetries: 0 });
  const limits = { timeoutMs: 30, maxRetries: 1 };
  expect(await failureOf(orders.get.query({ id: '7' }, limits))).toMatchObject({
    reason: 'CLIENT_TIMEOUT',
    attempts: 2,
  });
  expect(await failureOf(orders.get.query({ id: '7' }, { deadlineMs: 30 }))).toMatchObject({
    details: { of: 'call', limitMs: 30 },
  });
  const unknown = () => Reflect.apply(orders.get.query, undefined, [{ id: '7' }, { retries: 1 }]);
  expect(unknown).toThrow('retries is not an option of a call: use timeoutMs, deadlineMs');
});

test('assigning to a procedure throws with advice', () => {
  const { orders } = createClient({ url });
  const assign = () => Reflect.set(orders.place, 'mutate', () => {});
  expect(assign).toThrow(/^orders\.place\.mutate cannot be assigned: to fake the store/);
});

test('a failed call names its procedure and has the frames of its caller', async () => {
  await using server = await startScriptedServer([rejectWith('ORDER_NOT_FOUND', { status: 404 })]);
  const { orders } = createClient({ url: server.url });
  const failure = await failureOf(orders.get.query({ id: '7' }));
  expect(failure.call).toBe('orders.get');
  const [first, frame] = failure.stack?.split('\n') ?? [];
  expect(first).toMatch(/^StoreError: orders\.get: /);
  expect(frame).toContain('client-options.test.ts');
});

test('logs calls without inputs and tokens', async () => {
  await using server = await startScriptedServer([closeConnection, respondWith({ id: '7' })]);
  const lines: string[] = [];
  const levels = ['debug', 'info', 'warn'] as const;
  const spies = levels.map((level) =>
    vi.spyOn(console, level).mockImplementation((line) => void lines.push(String(line))),
  );
  const client = createClient({ url: server.url, token: 'secret-token', logLevel: 'info' });
  await client.orders.get.query({ id: 'secret-id' });
  // The logging code is imported in the meantime.
  await vi.waitFor(() => expect(lines).toHaveLength(2), { timeout: 10_000 });
  for (const spy of spies) spy.mockRestore();
  expect(lines).toEqual([
    expect.stringMatching(
      /^order-store: orders\.get failed with NETWORK \(attempt 1\), retrying in /,
    ),
    expect.stringMatching(/^order-store: orders\.get 200 in \d+ ms, request /),
  ]);
  expect(lines.join()).not.toContain('secret');
});

test('recognizes the errors of the library mode', () => {
  const thrown = Object.assign(new Error('gone'), {
    name: 'DomainError',
    reason: 'ORDER_NOT_FOUND',
    details: { ids: ['7'] },
  });
  expect(isStoreError(thrown, 'ORDER_NOT_FOUND')).toBe(true);
  expect(isStoreError(new Error('other'))).toBe(false);
});

test('sends the version of the package', async () => {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  expect(JSON.parse(text)).toMatchObject({ version });
});
