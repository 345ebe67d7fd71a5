import { expect } from 'vitest';
import { fulfilled, rejection, storeTest, type TestStore } from '../testing/index.ts';
import { maxSessions } from './session-list.ts';

const account = { email: 'ada@example.com', password: 'green teapot 7' };

storeTest(
  'lists the caller’s sessions, marks the current one and reveals no token',
  async ({ store }) => {
    await store.customer();
    const first = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
    const second = await store.stranger.auth.signIn(account);
    const sessions = await store.as(second.token).auth.listSessions();
    expect(sessions).toHaveLength(2);
    expect(sessions.find(({ current }) => current)).toEqual({
      id: expect.stringMatching(/^\d+$/),
      current: true,
      createdAt: expect.stringMatching(/Z$/),
      lastUsedAt: expect.stringMatching(/Z$/),
      expiresAt: second.expiresAt,
      address: '192.0.2.1',
      userAgent: 'tests',
    });
    const elsewhere = await store.as(first.token).auth.listSessions({});
    expect(elsewhere.filter(({ current }) => current)).toEqual([
      expect.objectContaining({ expiresAt: first.expiresAt }),
    ]);
    expect(JSON.stringify(sessions)).not.toContain(first.token);
  },
);

// Failure case 34: docs/failure-cases.md
storeTest('ends a session immediately and hides the sessions of others', async ({ store }) => {
  const bob = await store.customer();
  const first = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const second = await store.stranger.auth.signIn(account);
  const { auth } = store.as(second.token);
  const other = (await auth.listSessions()).find(({ current }) => !current);
  const id = other?.id ?? '';

  expect(await rejection(bob.api.auth.endSession({ id }))).toMatchObject({
    reason: 'SESSION_NOT_FOUND',
    details: { ids: [id] },
  });
  expect(await store.as(first.token).auth.me()).toEqual(first.user);
  expect(await auth.endSession({ id })).toEqual({});
  expect((await rejection(store.as(first.token).auth.me())).reason).toBe('UNAUTHENTICATED');
  expect((await rejection(auth.endSession({ id }))).reason).toBe('SESSION_NOT_FOUND');
  expect(await auth.listSessions()).toHaveLength(1);
});

storeTest('ends the caller’s other sessions only', async ({ store }) => {
  const bob = await store.customer();
  const first = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const others = [
    await store.stranger.auth.signIn(account),
    await store.stranger.auth.signIn(account),
  ];
  expect(await store.as(first.token).auth.endOtherSessions()).toEqual({});
  for (const { token } of others)
    expect((await rejection(store.as(token).auth.me())).reason).toBe('UNAUTHENTICATED');
  expect(await store.as(first.token).auth.listSessions()).toMatchObject([{ current: true }]);
  expect(await bob.api.auth.me()).toMatchObject({ id: bob.id });
});

storeTest('expires a session thirty days after its last use, to the hour', async ({ store }) => {
  const { token } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const { auth } = store.as(token);
  const use = async () => {
    await auth.me();
    await store.services.authenticate.idle();
    return (await sessionRows(store))[0];
  };
  const fresh = await use();
  expect(await use()).toEqual(fresh);

  await store.database.pool.query(
    `UPDATE sessions SET last_used_at = last_used_at - interval '29 days', expires_at = expires_at - interval '29 days'`,
  );
  await Promise.all(Array.from({ length: 20 }, use));
  const renewed = await use();
  expect(renewed?.used).toBeGreaterThanOrEqual(fresh?.used);
  expect(Math.round((renewed?.expires - renewed?.used) / 86_400)).toBe(30);
});

storeTest('does not renew an expired session', async ({ store }) => {
  const { token } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  await store.database.pool.query(
    `UPDATE sessions SET last_used_at = last_used_at - interval '31 days', expires_at = expires_at - interval '31 days'`,
  );
  const before = await sessionRows(store);
  expect((await rejection(store.as(token).auth.me())).reason).toBe('UNAUTHENTICATED');
  await store.services.authenticate.idle();
  expect(await sessionRows(store)).toEqual(before);
});

storeTest(
  'ends a session ninety days after signing in, however often it is used',
  async ({ store }) => {
    const { token } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
    const { auth } = store.as(token);
    const day = async (days: number) => {
      await store.database.pool.query(
        `UPDATE sessions SET created_at = now() AT TIME ZONE 'UTC' - make_interval(days => $1),
                           last_used_at = now() AT TIME ZONE 'UTC' - interval '1 day'`,
        [days],
      );
      await auth.me();
      await store.services.authenticate.idle();
      const [session] = await auth.listSessions();
      return Math.round((Date.parse(session?.expiresAt ?? '') - Date.now()) / 86_400_000);
    };
    expect(await day(59)).toBe(30);
    expect(await day(80)).toBe(10);
    expect(await day(89)).toBe(1);
    // Even if an older release extended it.
    await store.database.pool.query(`UPDATE sessions SET expires_at = now() + interval '30 days'`);
    expect((await rejection(day(91))).reason).toBe('UNAUTHENTICATED');
  },
);

storeTest(
  'keeps the most recently used sessions up to a maximum per account',
  async ({ store }) => {
    const bob = await store.customer();
    const { user, token } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
    await store.database.pool.query(
      `INSERT INTO sessions (token_hash, user_id, expires_at, last_used_at)
     SELECT sha256(n::text::bytea), $1, now() + interval '9 days', now() - make_interval(days => n)
     FROM generate_series(1, $2) n`,
      [user.id, 2 * maxSessions],
    );
    expect(await store.as(token).auth.listSessions()).toHaveLength(maxSessions);
    const attempts = await Promise.allSettled(
      Array.from({ length: 4 }, () => store.stranger.auth.signIn(account)),
    );
    const newest = fulfilled(attempts);
    expect(newest).toHaveLength(4);
    for (const each of [token, ...newest.map((session) => session.token)])
      expect(await store.as(each).auth.me()).toEqual(user);
    // One more, which races with no other.
    await store.stranger.auth.signIn(account);
    expect(await store.count(`sessions WHERE user_id = ${user.id}`)).toBe(maxSessions);
    expect(await bob.api.auth.me()).toMatchObject({ id: bob.id });
  },
);

async function sessionRows({ database }: TestStore) {
  const { rows } = await database.pool.query(
    `SELECT extract(epoch FROM last_used_at)::float AS used, extract(epoch FROM expires_at)::float AS expires FROM sessions`,
  );
  return rows;
}
