import { expect } from 'vitest';
import { fulfilled, rejection, rejections, storeTest } from '../testing/index.ts';

const account = { email: 'ada@example.com', password: 'green teapot 7' };
const change = { currentPassword: account.password, newPassword: 'blue teapot 8' };

storeTest(
  'ends the other sessions and revokes the API keys, but keeps the current session',
  async ({ store }) => {
    const first = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
    const second = await store.stranger.auth.signIn(account);
    const { auth } = store.as(second.token);
    const { key } = await auth.createApiKey({ name: 'Till' });

    expect(await auth.changePassword(change)).toEqual({});

    expect((await rejection(store.as(first.token).auth.me())).reason).toBe('UNAUTHENTICATED');
    expect(await auth.me()).toEqual(first.user);
    expect((await rejection(store.as(key).auth.me())).reason).toBe('UNAUTHENTICATED');
    expect(await store.count('api_keys')).toBe(0);
    expect((await rejection(store.stranger.auth.signIn(account))).reason).toBe('UNAUTHENTICATED');
    await store.stranger.auth.signIn({ ...account, password: change.newPassword });
  },
);

storeTest('keeps API keys only if the owner chooses so', async ({ store }) => {
  const { token, user } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const { auth } = store.as(token);
  const { key } = await auth.createApiKey({ name: 'Till' });
  await auth.changePassword({ ...change, keepApiKeys: true });
  expect(await store.as(key).auth.me()).toEqual(user);
});

storeTest('changes nothing if the current password is wrong', async ({ store }) => {
  const { token } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const { auth } = store.as(token);
  const wrong = await rejection(auth.changePassword({ ...change, currentPassword: 'a wrong one' }));
  expect(wrong).toMatchObject({
    reason: 'VALIDATION_FAILED',
    details: { currentPassword: ['is incorrect'] },
  });
  const common = await rejection(auth.changePassword({ ...change, newPassword: 'password123' }));
  expect(Object.keys(common.details)).toEqual(['newPassword']);
  await store.stranger.auth.signIn(account);
});

storeTest('lets one of two concurrent password changes succeed', async ({ store }) => {
  const { token } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const { auth } = store.as(token);
  const passwords = ['blue teapot 8', 'red teapot 9'];
  const attempts = await Promise.allSettled(
    passwords.map(async (newPassword) => {
      await auth.changePassword({ ...change, newPassword });
      return newPassword;
    }),
  );
  const [password = ''] = fulfilled(attempts);
  expect(rejections(attempts)).toMatchObject([{ reason: 'VALIDATION_FAILED' }]);
  await store.stranger.auth.signIn({ ...account, password });
});

storeTest(
  'ends sessions of the old password even if a sign-in races with the change',
  async ({ store }) => {
    const { token } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
    const { auth } = store.as(token);
    let [current, next] = [account.password, 'blue teapot 8'];
    for (let round = 0; round < 6; round++) {
      const { email } = account;
      const signIns = Array.from({ length: 3 }, () =>
        store.stranger.auth.signIn({ email, password: current }),
      );
      const [changed, ...tried] = await Promise.allSettled([
        auth.changePassword({ currentPassword: current, newPassword: next }),
        ...signIns,
      ]);
      expect(changed.status).toBe('fulfilled');
      for (const { reason } of rejections(tried)) expect(reason).toBe('UNAUTHENTICATED');
      for (const late of fulfilled(tried))
        expect((await rejection(store.as(late.token).auth.me())).reason).toBe('UNAUTHENTICATED');
      expect(await auth.listSessions()).toHaveLength(1);
      [current, next] = [next, current];
    }
  },
);
