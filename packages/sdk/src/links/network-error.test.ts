import { expect, test } from 'vitest';
import { runInNewContext } from 'node:vm';
import { toNetworkError } from './network-error.ts';

/** What fetch throws for a refused connection. */
const refusedConnections: Readonly<Record<string, unknown>> = {
  Node: new TypeError('fetch failed', {
    cause: Object.assign(new Error('connect ECONNREFUSED 127.0.0.1:1'), {
      code: 'ECONNREFUSED',
      syscall: 'connect',
    }),
  }),
  'Node, several addresses': new TypeError('fetch failed', {
    cause: new AggregateError([Object.assign(new Error('refused'), { syscall: 'connect' })]),
  }),
  'Node, an unknown host': Object.assign(new Error('getaddrinfo ENOTFOUND store'), {
    syscall: 'getaddrinfo',
  }),
  Bun: Object.assign(new Error('Unable to connect. Is the computer able to access the url?'), {
    code: 'ConnectionRefused',
  }),
  'Bun 1.4': Object.assign(
    new TypeError('ECONNREFUSED: Unable to connect. Is the computer able to access the url?'),
    { code: 'ECONNREFUSED', errno: 0, path: 'http://127.0.0.1:47999/' },
  ),
  Deno: new TypeError(
    'error sending request for url (http://127.0.0.1:1/): client error (Connect): tcp connect error: Connection refused (os error 111)',
  ),
  workerd: new Error('connect(): Connection refused'),
  'another realm': runInNewContext(
    `Object.assign(new Error('connect ECONNREFUSED'), { syscall: 'connect' })`,
  ),
};

test.for(Object.entries(refusedConnections))(
  '%s: a refused connection reached nobody',
  ([, thrown]) => {
    expect(toNetworkError(thrown).details.reached).toBe(false);
  },
);

test.for<unknown>([
  Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET', syscall: 'read' }),
  new TypeError('client error (SendRequest): connection error: Connection reset by peer'),
  new TypeError('Failed to fetch'),
  new Error('Network connection lost.'),
])('%s: the call may have been executed', (thrown) => {
  expect(toNetworkError(thrown).details.reached).toBe(true);
});
