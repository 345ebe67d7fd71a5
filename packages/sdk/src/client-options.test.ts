import { startTestApi } from '@order-store/api/testing';
import { describe, expect, test } from 'vitest';
import { createClient } from './index.ts';
import { failureOf } from './testing/failure-of.ts';
import { startScriptedServer, respondWith } from './testing/scripted-server.ts';

const url = 'https://shop.example';

describe('createClient rejects', () => {
  test.for<[string, object, RegExp]>([
    ['no url', {}, /^url must be an http or https URL/],
    ['an empty url', { url: '' }, /^url must be an http or https URL.*not ""/],
    ['another protocol', { url: 'ftp://shop.example' }, /^url must be an http or https URL/],
    ['a path alone', { url: '/trpc' }, /^url must be an http or https URL/],
    ['a password in the url', { url: 'https://a:b@shop.example' }, /^url must not contain a user/],
    ['a query in the url', { url: 'https://shop.example?a=1' }, /^url must not contain a query/],
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
