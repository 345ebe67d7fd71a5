import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import { openCountStore } from '../platform/rate-limits/count-store.ts';
import { Registry } from 'prom-client';
import { createAccountsMetrics } from './accounts-metrics.ts';
import {
  errorOf,
  fulfilled,
  rejection,
  rejections,
  request,
  serveTestApi,
  startTestApi,
  storeTest,
  TestStore,
} from '../testing/index.ts';
import { createLoginThrottle, type LoginThrottle } from './login-throttle.ts';
import { loginThrottlePolicy, pauseSecondsAfter } from './login-throttle-policy.ts';

const env = { RATE_LIMIT: 'on' };
const attempt = { account: 'an account', address: 'an address', atKnownAddress: false };
const password = 'green teapot 7';
const ada = { email: 'Ada@example.com', password };

test('doubles the pause with each failure beyond the free ones, up to a maximum', () => {
  const slowing = { free: 2, firstPauseSeconds: 3, longestPauseSeconds: 20 };
  const pauses = [0, 1, 2, 3, 4, 5, 6, 7, 1000, 1e6].map((n) => pauseSecondsAfter(n, slowing));
  expect(pauses).toEqual([0, 0, 0, 3, 6, 12, 20, 20, 20, 20]);
});

storeTest(
  'throttles guesses from one address while the owner signs in from another',
  async ({ database }) => {
    const store = await openStore(database);
    const attacker = guessFrom(store, '203.0.113.66');
    const { free } = loginThrottlePolicy.pair;
    // The first failure beyond the free ones starts a pause.
    for (let n = 0; n <= free; n++) expect(await attacker(ada.email)).toBe('UNAUTHENTICATED');
    await stretchPauses(database);
    const rejected = await rejection(
      signInAt(store, '203.0.113.66', { ...ada, password: 'wrong' }),
    );
    expect(rejected).toMatchObject({
      reason: 'RATE_LIMITED',
      message: expect.stringMatching(
        /^Too many failed sign-in attempts: try again in \d+ seconds$/,
      ),
      details: { retryAfterMs: expect.toSatisfy((ms: number) => ms > 0 && ms <= 602_000) },
    });
    // Letter case makes no difference, and a pause also rejects the correct password.
    expect(await attacker(ada.email.toUpperCase())).toBe('RATE_LIMITED');
    expect(await attacker(ada.email, password)).toBe('RATE_LIMITED');
    expect(await guessFrom(store, '203.0.113.1')(ada.email, password)).toBe('in');
  },
);

databaseTest(
  'extends the pause with each failure but not with attempts during a pause',
  async ({ database }) => {
    const pauses: number[] = [];
    const throttle = guardOn(database);
    for (let n = 0; n < loginThrottlePolicy.pair.free; n++) await throttle.admit(attempt);
    for (const _ of [1, 2, 3, 4]) {
      pauses.push((await throttle.admit(attempt)).pauseSeconds);
      await stretchPauses(database);
      for (let tries = 0; tries < 3; tries++)
        expect((await rejection(throttle.admit(attempt))).reason).toBe('RATE_LIMITED');
      await endPauses(database);
    }
    expect(pauses).toEqual([2, 4, 8, 16]);
  },
);

storeTest(
  'resets the free failures of the pair after a successful sign-in',
  async ({ database }) => {
    const store = await openStore(database);
    const owner = guessFrom(store, '203.0.113.1');
    for (const _ of [1, 2]) {
      for (let n = 0; n < loginThrottlePolicy.pair.free; n++)
        expect(await owner(ada.email)).toBe('UNAUTHENTICATED');
      expect(await owner(ada.email, password)).toBe('in');
    }
  },
);

storeTest(
  'does not reset the address limit when an attacker signs in to their own account',
  async ({ database }) => {
    const store = await openStore(database);
    const mallory = { email: 'mallory@example.com', password };
    await store.stranger.auth.signUp({ ...mallory, name: 'Mallory' });
    const attacker = guessFrom(store, '203.0.113.66');
    for (let n = 0; n <= loginThrottlePolicy.pair.free; n++) {
      expect(await attacker(ada.email)).toBe('UNAUTHENTICATED');
      expect(await attacker(mallory.email, password)).toBe('in');
    }
    await stretchPauses(database);
    expect(await attacker(ada.email)).toBe('RATE_LIMITED');
  },
);

storeTest('throttles guesses at many accounts from one address together', async ({ database }) => {
  const store = await openStore(database);
  const attacker = guessFrom(store, '2001:db8::66');
  for (let n = 0; n <= loginThrottlePolicy.address.free; n++)
    expect(await attacker(`someone-${n}@example.com`)).toBe('UNAUTHENTICATED');
  await stretchPauses(database);
  // The limit applies to the whole IPv6 network.
  expect(await guessFrom(store, '2001:db8::67')('another@example.com')).toBe('RATE_LIMITED');
  expect(await guessFrom(store, '2001:db8:0:1::1')('another@example.com')).toBe('UNAUTHENTICATED');
});

databaseTest('counts concurrent guesses individually', async ({ database }) => {
  const throttles = [guardOn(database), guardOn(database)];
  const attempts = await Promise.allSettled(
    throttles.flatMap((throttle) => Array.from({ length: 100 }, () => throttle.admit(attempt))),
  );
  expect(fulfilled(attempts)).toHaveLength(loginThrottlePolicy.pair.free + 1);
  for (const { reason } of rejections(attempts)) expect(reason).toBe('RATE_LIMITED');
});

databaseTest('does not count a withdrawn guess', async ({ database }) => {
  const throttle = guardOn(database);
  for (let n = 0; n < 5 * loginThrottlePolicy.account.free; n++)
    await (await throttle.admit(attempt)).withdraw();
  const { rows } = await database.pool.query('SELECT DISTINCT points FROM rate_limits');
  expect(rows).toEqual([{ points: 0 }]);
});

storeTest('throttles unknown and known emails alike', async ({ database }) => {
  const store = await openStore(database);
  const outcomesFor = async (email: string, address: string) => {
    const outcomes = [];
    for (let n = 0; n <= loginThrottlePolicy.pair.free; n++)
      outcomes.push(await guessFrom(store, address)(email));
    await stretchPauses(database);
    const { reason, message } = await rejection(
      signInAt(store, address, { email, password: 'wrong' }),
    );
    return [...outcomes, reason, message.replace(/\d+/, 'N')];
  };
  const known = await outcomesFor(ada.email, '203.0.113.66');
  expect(known).toContain('RATE_LIMITED');
  expect(await outcomesFor('nobody@example.com', '203.0.113.67')).toEqual(known);
});

test('throttles an attacker with many addresses in every process while the owner signs in from a known address', async () => {
  await using api = await startTestApi({ ...env, TRUST_PROXY: '1' });
  await using other = await serveTestApi(api.database.url, { ...env, TRUST_PROXY: '1' });
  const signIn = (url: string, address: string, given: string) =>
    signInOverHttp(url, address, { email: ada.email, password: given });
  await api.store.stranger.auth.signUp({ ...ada, name: 'Ada' });
  expect(await signIn(api.url, '198.51.100.1', password)).toBe('in');

  const outcomes = [];
  for (let n = 0; n <= loginThrottlePolicy.account.free; n++)
    outcomes.push(await signIn([api, other][n % 2]?.url ?? '', `203.0.113.${n}`, 'wrong'));
  expect(new Set(outcomes)).toEqual(new Set(['UNAUTHENTICATED']));
  await stretchPauses(api.database);
  for (const { url } of [api, other]) {
    expect(await signIn(url, '203.0.113.250', 'wrong')).toBe('RATE_LIMITED');
    expect(await signIn(url, '203.0.113.251', password)).toBe('RATE_LIMITED');
    expect(await signIn(url, '198.51.100.1', password)).toBe('in');
  }

  // The known address expires, and it counts for this account only.
  await api.database.pool.query(
    `UPDATE sign_in_addresses SET last_used_at = now() - interval '91 days'`,
  );
  expect(await signIn(api.url, '198.51.100.1', password)).toBe('RATE_LIMITED');
});

storeTest('stores neither addresses nor emails in plain text', async ({ database }) => {
  const store = await openStore(database);
  await guessFrom(store, '203.0.113.1')(ada.email, password);
  await guessFrom(store, '203.0.113.66')(ada.email);
  const { rows } = await database.pool.query(
    `SELECT (SELECT string_agg(c::text, ' ') FROM rate_limits c WHERE key NOT LIKE 'credentials:%')
         || (SELECT string_agg(a::text, ' ') FROM sign_in_addresses a) AS stored`,
  );
  expect(rows[0].stored).toContain('failures:pair');
  expect(rows[0].stored).not.toMatch(/example|203\.0\.113/i);
});

function guardOn(database: TestStore['database']): LoginThrottle {
  const metrics = createAccountsMetrics(new Registry());
  return createLoginThrottle({ database, counts: openCountStore(database), metrics });
}

async function openStore(database: TestStore['database']): Promise<TestStore> {
  const store = await TestStore.open(database, { env });
  await store.stranger.auth.signUp({ ...ada, name: 'Ada' });
  return store;
}

function signInAt(store: TestStore, address: string, given: typeof ada) {
  return store.as(null, address).auth.signIn(given);
}

function guessFrom(store: TestStore, address: string) {
  return (email: string, guess = 'wrong'): Promise<string> =>
    signInAt(store, address, { email, password: guess }).then(
      () => 'in',
      async (error: unknown) => (await rejection(Promise.reject(error))).reason,
    );
}

async function signInOverHttp(url: string, address: string, given: typeof ada): Promise<string> {
  const answer = await request(`${url}/trpc/auth.signIn`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(given),
  });
  return answer.status === 200 ? 'in' : errorOf(answer).data.reason;
}

async function endPauses({ pool }: TestStore['database']): Promise<void> {
  await pool.query(`UPDATE rate_limits SET expire = 0 WHERE key LIKE 'pause:%'`);
}

/** Extends the pauses so that they outlast the test on slow machines. */
async function stretchPauses({ pool }: TestStore['database']): Promise<void> {
  await pool.query(`UPDATE rate_limits SET expire = expire + 600000 WHERE key LIKE 'pause:%'`);
}
