import { databaseTest } from '@order-store/db/testing/vitest';
import { expect, test } from 'vitest';
import { startApiProcess } from '../../testing/api-process.ts';
import {
  callOverHttp,
  errorOf,
  makeSample,
  answeringProcedures,
  rejection,
  startTestApi,
  storeTest,
  TestStore,
  type TestUser,
} from '../../testing/index.ts';

// Failure case 34: docs/failure-cases.md
databaseTest(
  'every process rejects a signed-out, ended, expired or revoked token immediately',
  { timeout: 60_000 },
  async ({ database }) => {
    const store = await TestStore.open(database);
    const [leaving, expiring, staying] = [
      await store.customer(),
      await store.customer(),
      await store.customer(),
    ];
    const [revoked, kept] = [
      await staying.api.auth.createApiKey({ name: 'revoked' }),
      await staying.api.auth.createApiKey({ name: 'kept' }),
    ];
    const ended = await store.stranger.auth.signUp({
      email: 'ended@example.com',
      name: 'Ended',
      password: 'green teapot 7',
    });
    await using first = await startApiProcess(database.url);
    await using second = await startApiProcess(database.url);
    const me = ({ token }: Pick<TestUser, 'token'>) =>
      Promise.all(
        [first, second].map(async ({ url }) => {
          const answer = await callOverHttp(url, 'auth.me', { type: 'query', token });
          return answer.status === 200 ? 'in' : errorOf(answer).data.reason;
        }),
      );
    const accepted = ['in', 'in'];
    const rejected = ['UNAUTHENTICATED', 'UNAUTHENTICATED'];
    const keys = [{ token: revoked.key }, { token: kept.key }] as const;
    for (const user of [leaving, expiring, staying, ended, ...keys])
      expect(await me(user)).toEqual(accepted);

    const { token } = leaving;
    await callOverHttp(first.url, 'auth.signOut', { type: 'mutation', token });
    expect(await me(leaving)).toEqual(rejected);
    await database.pool.query(
      `UPDATE sessions SET expires_at = now() AT TIME ZONE 'UTC' WHERE user_id = $1`,
      [expiring.id],
    );
    expect(await me(expiring)).toEqual(rejected);
    await callOverHttp(second.url, 'auth.revokeApiKey', {
      type: 'mutation',
      token: staying.token,
      input: { id: revoked.id },
    });
    expect(await me(keys[0])).toEqual(rejected);
    const [session] = await store.as(ended.token).auth.listSessions();
    await callOverHttp(first.url, 'auth.endSession', {
      type: 'mutation',
      token: ended.token,
      input: { id: session?.id },
    });
    expect(await me(ended)).toEqual(rejected);
    for (const user of [staying, keys[1]]) expect(await me(user)).toEqual(accepted);
  },
);

// Failure case 34: docs/failure-cases.md
test('every protected procedure rejects a signed-out token with UNAUTHENTICATED', async () => {
  await using api = await startTestApi();
  const sample = await makeSample(api.store);
  const { token } = sample.staff;
  await sample.staff.api.auth.signOut();
  for (const { name, who, type, input } of answeringProcedures) {
    if (who === 'anyone') continue;
    const answer = await callOverHttp(api.url, name, { type, input: input(sample), token });
    expect(errorOf(answer), name).toMatchObject({
      data: { reason: 'UNAUTHENTICATED', path: name },
    });
    expect(answer.status).toBe(401);
  }
});

test('accepts only a complete token with the scheme Bearer', async () => {
  await using api = await startTestApi();
  const { token } = await api.store.customer();
  const status = async (authorization: string) =>
    (await fetch(`${api.url}/trpc/auth.me`, { headers: { authorization } })).status;
  expect(await status(`Bearer ${token}`)).toBe(200);
  expect(await status(`bearer   ${token}`)).toBe(200);
  for (const wrong of [
    '',
    'Bearer',
    'Bearer ',
    token,
    `Basic ${token}`,
    `Bearer ${token.slice(1)}`,
    `Bearer ${token.slice(0, -1)}`,
    `Bearer ${token}A`,
    `Bearer ${token} x`,
    `Bearer ${token},Bearer ${token}`,
    `Bearer ${'A'.repeat(10_000)}`,
    `Bearer ' OR 1=1`,
    `Bearer \u00ff`,
  ]) {
    expect(await status(wrong), wrong.slice(0, 60)).toBe(401);
  }
});

storeTest('tokens checked in one batch do not get mixed up', async ({ store }) => {
  const users = [...(await store.customers(20)), await store.staff()];
  const dead = await store.customer();
  await dead.api.auth.signOut();
  const checks = users.map(async ({ api, id }) => expect((await api.auth.me()).id).toBe(id));
  const rejected = [dead.api, store.as('made up'), store.as(''), store.stranger].map(async (api) =>
    expect((await rejection(api.auth.me())).reason).toBe('UNAUTHENTICATED'),
  );
  await Promise.all([...checks, ...rejected]);
});
