import { expect, test } from 'vitest';
import { z } from 'zod';
import {
  callOverHttp,
  errorOf,
  request,
  serveTestApi,
  startTestApi,
  storeTest,
  TestStore,
  rejection,
  WireError,
} from '../../testing/index.ts';
import { toDomainError } from '../trpc/translate-error.ts';
import { appRouter } from '../../app/router.ts';
import { classOf, exceptions, policies } from './policies.ts';

/** 1 % of the limits: a customer can place 6 orders and read 30 times, an address read 60 times and sign in once. */
const env = { RATE_LIMIT: 'on', RATE_LIMIT_SCALE: '0.01' };

// Failure case 36: docs/failure-cases.md
test('counts each sign-in of a batch', async () => {
  // Hashing passwords may delay the event loop.
  const overload = { OVERLOAD_LOOP_DELAY: '0s', OVERLOAD_CONNECTION_WAIT: '0s' };
  await using api = await startTestApi({ ...overload, RATE_LIMIT: 'on', RATE_LIMIT_SCALE: '0.1' });
  const points = policies.credentials.address.points / 10;
  const account = { email: 'ada@example.com', password: 'green teapot 7' };
  await api.store.stranger.auth.signUp({ ...account, name: 'Ada' });

  for (const count of [1000, 65]) {
    const tooLarge = await signInBatch(api.url, account, count);
    expect(tooLarge.status).toBe(400);
  }
  expect(await api.store.count('sessions')).toBe(1);

  const answer = await signInBatch(api.url, account, 64);
  const outcomes = z
    .array(z.union([WireError, z.object({ result: z.unknown() })]))
    .parse(JSON.parse(answer.text))
    .map((one) => ('error' in one ? one.error.data.reason : 'in'));
  expect(Map.groupBy(outcomes, (outcome) => outcome).get('in')).toHaveLength(points);
  expect(outcomes.slice(points)).toEqual(Array(64 - points).fill('RATE_LIMITED'));
  expect(await api.store.count('sessions')).toBe(1 + points);
});

test('returns retryAfterMs and the header Retry-After in seconds', async () => {
  await using api = await startTestApi(env);
  await callOverHttp(api.url, 'auth.signIn', wrongSignIn);
  const answer = await callOverHttp(api.url, 'auth.signIn', wrongSignIn);
  const { data, message } = errorOf(answer);
  expect(data).toMatchObject({ reason: 'RATE_LIMITED', httpStatus: 429, retryable: true });
  const { retryAfterMs } = z.strictObject({ retryAfterMs: z.int() }).parse(data.details);
  expect(retryAfterMs).toBeGreaterThan(0);
  expect(retryAfterMs).toBeLessThanOrEqual(60_000);
  const seconds = Math.ceil(retryAfterMs / 1000);
  expect(answer.headers.get('retry-after')).toBe(String(seconds));
  expect(message).toContain(`try again in ${seconds} seconds`);
});

test('all processes share the counters', async () => {
  await using api = await startTestApi(env);
  await using other = await serveTestApi(api.database.url, env);
  expect(errorOf(await callOverHttp(api.url, 'auth.signIn', wrongSignIn)).data.reason).toBe(
    'UNAUTHENTICATED',
  );
  expect(errorOf(await callOverHttp(other.url, 'auth.signIn', wrongSignIn)).data.reason).toBe(
    'RATE_LIMITED',
  );
});

storeTest('counts signed-in callers by account, at any address', async ({ database }) => {
  const store = await TestStore.open(database, { env });
  const [ada, grace] = await store.customers(2);
  const product = await store.product();
  const place = (token: string, address: string) =>
    store.as(token, address).orders.place({ items: [{ productId: product.id, quantity: 1 }] });

  for (const call of [1, 2, 3, 4, 5, 6]) await place(ada.token, `203.0.113.${call}`);
  expect((await rejection(place(ada.token, '203.0.113.7'))).reason).toBe('RATE_LIMITED');
  await place(grace.token, '203.0.113.1');
  expect(await store.count('orders')).toBe(7);
  expect(await ada.api.auth.me()).toMatchObject({ id: ada.id });
});

// Failure case 70: docs/failure-cases.md
storeTest('counts the writes of all customers at an address', async ({ database }) => {
  const store = await TestStore.open(database, { env });
  const customers = await store.customers(6);
  const product = await store.product();
  const placeFrom = (address: string) =>
    Promise.all(
      customers.flatMap(({ token }) =>
        Array.from({ length: 5 }, () =>
          store
            .as(token, address)
            .orders.place({ items: [{ productId: product.id, quantity: 1 }] })
            .then(
              () => 'placed',
              (error: unknown) => toDomainError(error).reason,
            ),
        ),
      ),
    );
  const outcomes = await placeFrom('203.0.113.1');
  // Each account alone may place 6.
  const limit = policies.placing.customersOfAddress.points / 100;
  expect(outcomes.filter((outcome) => outcome === 'placed')).toHaveLength(limit);
  expect(outcomes.filter((outcome) => outcome === 'RATE_LIMITED')).toHaveLength(30 - limit);
  expect(await store.count('orders')).toBe(limit);
});

// Failure case 70: docs/failure-cases.md
storeTest('admits few sign-ups per address, and not many per /48 network', async ({ database }) => {
  const store = await TestStore.open(database, {
    env: { RATE_LIMIT: 'on', RATE_LIMIT_SCALE: '0.1' },
  });
  let count = 0;
  const signUp = async (address: string) => {
    const account = {
      email: `new-${++count}@example.com`,
      password: 'green teapot 7',
      name: 'New',
    };
    const attempt = store.as(null, address).auth.signUp(account);
    return attempt.then(
      () => 'in',
      (error: unknown) => toDomainError(error).reason,
    );
  };
  const { points } = policies.signUps.address;
  expect(points).toBeLessThanOrEqual(20);
  for (let more = 0; more < points / 10; more++) expect(await signUp('203.0.113.1')).toBe('in');
  expect(await signUp('203.0.113.1')).toBe('RATE_LIMITED');
  expect(await signUp('203.0.113.2')).toBe('in');

  const outcomes = [];
  for (let network = 0; network < points; network++)
    outcomes.push(await signUp(`2001:db8:0:${network}::1`));
  expect(outcomes.filter((outcome) => outcome === 'in')).toHaveLength((points / 10) * 4);
  expect(await signUp('2001:db8:1::1')).toBe('in');
});

storeTest('staff have higher limits than customers', async ({ database }) => {
  const store = await TestStore.open(database, { env });
  const staff = await store.staff();
  const product = await store.product();
  for (let call = 0; call < 20; call++) await staff.place([[product, 1]]);
  expect(await store.count('orders')).toBe(20);
});

storeTest('counts calls with an invalid token by address', async ({ database }) => {
  const store = await TestStore.open(database, { env });
  const guess = (address: string) =>
    rejection(store.as(crypto.randomUUID(), address).auth.me()).then(({ reason }) => reason);
  const reasons = await Promise.all(Array.from({ length: 61 }, () => guess('203.0.113.1')));
  expect(reasons.filter((reason) => reason === 'UNAUTHENTICATED')).toHaveLength(60);
  expect(reasons.filter((reason) => reason === 'RATE_LIMITED')).toHaveLength(1);
  expect(await guess('203.0.113.2')).toBe('UNAUTHENTICATED');

  const ada = await store.customer();
  const me = () => store.as(ada.token, '203.0.113.1').auth.me();
  expect(await me()).toMatchObject({ id: ada.id });
  await ada.api.auth.signOut();
  expect((await rejection(me())).reason).toBe('RATE_LIMITED');
});

test('behind a trusted proxy, counts anonymous callers by forwarded address, IPv6 by /64 network', async () => {
  await using api = await startTestApi({ ...env, TRUST_PROXY: '1' });
  const signIn = (address: string) => signInFrom(api.url, address);
  expect(await signIn('203.0.113.1')).toBe('UNAUTHENTICATED');
  expect(await signIn('203.0.113.1')).toBe('RATE_LIMITED');
  expect(await signIn('198.51.100.7, 203.0.113.1')).toBe('RATE_LIMITED');
  expect(await signIn('::ffff:203.0.113.1')).toBe('RATE_LIMITED');
  expect(await signIn('203.0.113.2')).toBe('UNAUTHENTICATED');
  expect(await signIn('2001:db8::1')).toBe('UNAUTHENTICATED');
  expect(await signIn('2001:db8::ffff:2')).toBe('RATE_LIMITED');
  expect(await signIn('2001:db8:0:1::1')).toBe('UNAUTHENTICATED');
});

test('ignores forwarded addresses without a trusted proxy', async () => {
  await using api = await startTestApi(env);
  expect(await signInFrom(api.url, '203.0.113.1')).toBe('UNAUTHENTICATED');
  expect(await signInFrom(api.url, '203.0.113.2')).toBe('RATE_LIMITED');
});

test('does not limit health and metrics; metrics count rejections', async () => {
  await using api = await startTestApi(env);
  for (let call = 0; call < 70; call++) await request(`${api.url}/trpc/products.list`);
  for (let call = 0; call < 70; call++) {
    for (const path of ['/healthz', '/readyz'])
      expect((await request(`${api.url}${path}`)).status).toBe(200);
  }
  const { status, text } = await request(`${api.metricsUrl}/metrics`);
  expect(status).toBe(200);
  expect(text).toContain(
    'order_store_rate_limit_rejections_total{limit="reading",caller="address"} 10',
  );
});

test('rejects large bodies of an address before it parses them', async () => {
  await using api = await startTestApi(env);
  const send = (bytes: number) =>
    request(`${api.url}/trpc/orders.place`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '['.padEnd(bytes, ' '),
    });
  // 1 % of 128 MiB are 1,310 kB.
  expect((await send(1_200_000)).status).toBe(401);
  const rejected = await send(200_000);
  expect(rejected.status).toBe(429);
  expect(errorOf(rejected).data).toMatchObject({ reason: 'RATE_LIMITED' });
  expect((await send(16_000)).status).toBe(401);
});

test('counts nothing with RATE_LIMIT=off', async () => {
  await using api = await startTestApi({ ...env, RATE_LIMIT: 'off' });
  for (let call = 0; call < 3; call++) {
    const answer = await callOverHttp(api.url, 'auth.signIn', wrongSignIn);
    expect(errorOf(answer).data.reason).toBe('UNAUTHENTICATED');
  }
  expect(await api.store.count('rate_limits')).toBe(0);
});

test('every exception names an existing procedure', () => {
  for (const path of Object.keys(exceptions))
    expect(appRouter._def.procedures).toHaveProperty([path]);
});

test('a procedure’s limit follows from its type unless it is an exception', () => {
  expect(classOf('products.list', 'query')).toBe('reading');
  expect(classOf('orders.watch', 'subscription')).toBe('reading');
  expect(classOf('products.update', 'mutation')).toBe('changing');
  expect(classOf('orders.place', 'mutation')).toBe('placing');
  expect(classOf('auth.signIn', 'mutation')).toBe('credentials');
  expect(classOf('reports.summary', 'query')).toBe('reports');
});

const wrongSignIn = {
  type: 'mutation',
  input: { email: 'ada@example.com', password: 'wrong' },
} as const;

async function signInFrom(url: string, address: string): Promise<string> {
  const answer = await request(`${url}/trpc/auth.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(wrongSignIn.input),
  });
  return errorOf(answer).data.reason;
}

function signInBatch(url: string, account: object, count: number) {
  const calls = Array.from({ length: count }, () => account);
  return request(`${url}/trpc/${calls.map(() => 'auth.signIn').join(',')}?batch=1`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(Object.fromEntries(calls.entries())),
  });
}
