import { expect } from 'vitest';
import { storeTest } from '../testing/index.ts';
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
});

storeTest('a customer with that address becomes staff with that password', async ({ store }) => {
  const old = { email: 'Boss@Example.com', password: 'the old password' };
  const { user } = await store.stranger.auth.signUp({ ...old, name: 'Grace' });
  await ensureStaffAccount(store.database, email, password);
  const signedIn = await store.stranger.auth.signIn({ email, password });
  expect(signedIn.user).toEqual({ ...user, role: 'staff' });
  await expect(store.stranger.auth.signIn(old)).rejects.toThrow('E-mail or password is wrong');
});
