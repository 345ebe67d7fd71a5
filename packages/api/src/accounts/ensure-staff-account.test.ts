import { expect } from 'vitest';
import { refusal, storeTest } from '../testing/index.ts';
import { ensureStaffAccount } from './ensure-staff-account.ts';

const email = 'boss@example.com';
const password = 'green teapot 7';

storeTest('many processes at once make one staff account that can sign in', async ({ store }) => {
  await Promise.all(
    Array.from({ length: 8 }, () => ensureStaffAccount(store.database, email, password)),
  );
  expect(await store.count('users')).toBe(1);
  const { user, token } = await store.stranger.auth.signIn({ email, password });
  expect(user).toMatchObject({ role: 'staff', email });

  await ensureStaffAccount(store.database, email, password);
  expect(await store.as(token).auth.me()).toEqual(user);
  const { items } = await store.as(token).audit.list();
  expect(items.map(({ kind }) => kind)).toEqual(['signed-in', 'user-created']);
});

storeTest('a customer with that address becomes staff with that password', async ({ store }) => {
  const old = { email: 'Boss@Example.com', password: 'the old password' };
  const { user, token } = await store.stranger.auth.signUp({ ...old, name: 'Grace' });
  await ensureStaffAccount(store.database, email, password);
  const signedIn = await store.stranger.auth.signIn({ email, password });
  expect(signedIn.user).toEqual({ ...user, role: 'staff' });
  await expect(store.stranger.auth.signIn(old)).rejects.toThrow('E-mail or password is wrong');
  // Whoever was in with the old password, perhaps the reason for the new one, is out.
  expect((await refusal(store.as(token).auth.me())).reason).toBe('UNAUTHENTICATED');
  const { items } = await store.as(signedIn.token).audit.list({ userId: user.id });
  expect(items).toMatchObject([
    { kind: 'sign-in-failed' },
    { kind: 'signed-in' },
    { kind: 'password-changed', byUserId: null, requestId: 'server' },
    { kind: 'role-changed', details: { from: 'customer', to: 'staff' }, byUserId: null },
    { kind: 'signed-up' },
  ]);
});
