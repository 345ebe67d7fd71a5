import { expect } from 'vitest';
import { rejection, storeTest, totpCodeOf, type TestStore } from '../testing/index.ts';
import { ensureStaffAccount } from './ensure-staff-account.ts';

const email = 'boss@example.com';
const password = 'green teapot 7';

storeTest(
  'creates one staff account that can sign in when many processes start at once',
  async ({ store }) => {
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
  },
);

storeTest('promotes an existing customer and sets the password', async ({ store }) => {
  const old = { email: 'Boss@Example.com', password: 'the old password' };
  const { user, token } = await store.stranger.auth.signUp({ ...old, name: 'Grace' });
  await ensureStaffAccount(store.database, email, password);
  const signedIn = await store.stranger.auth.signIn({ email, password });
  expect(signedIn.user).toEqual({ ...user, role: 'staff', emailVerified: true });
  await expect(store.stranger.auth.signIn(old)).rejects.toThrow('Incorrect email or password');
  // The old password may have leaked, so its sessions end.
  expect((await rejection(store.as(token).auth.me())).reason).toBe('UNAUTHENTICATED');
  const { items } = await store.as(signedIn.token).audit.list({ userId: user.id });
  expect(items).toMatchObject([
    { kind: 'sign-in-failed' },
    { kind: 'signed-in' },
    { kind: 'password-changed', byUserId: null, requestId: 'server' },
    { kind: 'role-changed', details: { from: 'customer', to: 'staff' }, byUserId: null },
    { kind: 'signed-up' },
  ]);
});

// Failure case 67: docs/failure-cases.md
storeTest(
  'the second factor of someone who signed up with the address before does not lock out staff',
  async ({ store }) => {
    const old = { email, password: 'the old password' };
    const { token } = await store.stranger.auth.signUp({ ...old, name: 'Mallory' });
    await enableTotp(store.as(token), old.password);
    await ensureStaffAccount(store.database, email, password);
    const signedIn = await store.stranger.auth.signIn({ email, password });
    expect(signedIn.user.role).toBe('staff');

    // The account is verified now: a second factor is its owner's, and stays when the password changes.
    await enableTotp(store.as(signedIn.token), password);
    await ensureStaffAccount(store.database, email, 'another teapot 8');
    const entering = store.stranger.auth.signIn({ email, password: 'another teapot 8' });
    expect((await rejection(entering)).reason).toBe('TOTP_REQUIRED');
  },
);

async function enableTotp({ auth }: TestStore['stranger'], currentPassword: string): Promise<void> {
  const { secret } = await auth.beginTotp();
  await auth.confirmTotp({ totpCode: totpCodeOf(secret), currentPassword });
}
