import { expect } from 'vitest';
import { refusal, storeTest, type TestStore } from '../testing/index.ts';

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
storeTest('ends a session at once and hides the sessions of others', async ({ store }) => {
  const bob = await store.customer();
  const first = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const second = await store.stranger.auth.signIn(account);
  const { auth } = store.as(second.token);
  const other = (await auth.listSessions()).find(({ current }) => !current);
  const id = other?.id ?? '';

  expect(await refusal(bob.api.auth.endSession({ id }))).toMatchObject({
    reason: 'SESSION_NOT_FOUND',
    details: { ids: [id] },
  });
  expect(await store.as(first.token).auth.me()).toEqual(first.user);
  expect(await auth.endSession({ id })).toEqual({});
  expect((await refusal(store.as(first.token).auth.me())).reason).toBe('UNAUTHENTICATED');
  expect((await refusal(auth.endSession({ id }))).reason).toBe('SESSION_NOT_FOUND');
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
    expect((await refusal(store.as(token).auth.me())).reason).toBe('UNAUTHENTICATED');
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
  expect((await refusal(store.as(token).auth.me())).reason).toBe('UNAUTHENTICATED');
  await store.services.authenticate.idle();
  expect(await sessionRows(store)).toEqual(before);
});

async function sessionRows({ database }: TestStore) {
  const { rows } = await database.pool.query(
    `SELECT extract(epoch FROM last_used_at)::float AS used, extract(epoch FROM expires_at)::float AS expires FROM sessions`,
  );
  return rows;
}
