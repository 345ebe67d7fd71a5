import { Secret, TOTP } from 'otpauth';
import { expect } from 'vitest';
import {
  fulfilled,
  holdLock,
  rejection,
  rejections,
  sessionsThatWait,
  storeTest,
  testPassword as password,
  TestStore,
  totpCodeOf,
  type TestUser,
} from '../testing/index.ts';
import { loginThrottlePolicy } from './login-throttle-policy.ts';

const currentPassword = password;

storeTest('signing in needs a code once the second factor is enabled', async ({ store }) => {
  const staff = await store.staff();
  const { email, api } = staff;
  const signIn = (totpCode?: string) =>
    store.stranger.auth.signIn({ email, password, ...(totpCode ? { totpCode } : {}) });

  const { secret, uri } = await api.auth.beginTotp();
  expect(uri).toContain(`secret=${secret}`);
  // Not confirmed yet.
  await signIn();
  for (const totpCode of [wrongCode(secret), '000000000', 'abcdefg'])
    expect(await rejection(api.auth.confirmTotp({ totpCode, currentPassword }))).toMatchObject({
      details: { totpCode: ['is incorrect or was already used'] },
    });
  const totpCode = totpCodeOf(secret);
  const { recoveryCodes } = await api.auth.confirmTotp({ totpCode, currentPassword });
  expect(new Set(recoveryCodes).size).toBe(10);
  expect((await rejection(api.auth.beginTotp())).reason).toBe('TOTP_ENABLED');

  expect((await rejection(signIn())).reason).toBe('TOTP_REQUIRED');
  const guess = { email, password: 'wrong password', totpCode };
  expect((await rejection(store.stranger.auth.signIn(guess))).reason).toBe('UNAUTHENTICATED');
  expect((await rejection(signIn(wrongCode(secret)))).reason).toBe('UNAUTHENTICATED');
  // The code that confirmed it does not work again.
  expect((await rejection(signIn(totpCode))).reason).toBe('UNAUTHENTICATED');
  await rewind(store);
  const races = await Promise.allSettled([1, 2, 3].map(() => signIn(totpCodeOf(secret))));
  expect(fulfilled(races)).toHaveLength(1);
  expect(rejections(races)).toMatchObject([
    { reason: 'UNAUTHENTICATED' },
    { reason: 'UNAUTHENTICATED' },
  ]);

  const { rows } = await store.database.pool.query(
    'SELECT json_agg(r)::text AS stored FROM recovery_codes r',
  );
  for (const code of recoveryCodes) expect(rows[0].stored).not.toContain(code);
});

storeTest(
  'a recovery code signs in once, and a code with the password disables',
  async ({ store }) => {
    const staff = await store.staff();
    const { secret, recoveryCodes } = await enable(staff);
    const { email, api } = staff;
    const [first = '', second = ''] = recoveryCodes;
    const signIn = (totpCode: string) => store.stranger.auth.signIn({ email, password, totpCode });
    expect((await signIn(first.toUpperCase())).user.id).toBe(staff.id);
    expect((await rejection(signIn(first))).reason).toBe('UNAUTHENTICATED');
    const races = await Promise.allSettled([1, 2, 3].map(() => signIn(second)));
    expect(fulfilled(races)).toHaveLength(1);

    await rewind(store);
    const totpCode = totpCodeOf(secret);
    const disable = api.auth.disableTotp;
    expect((await rejection(disable({ totpCode }))).reason).toBe('REAUTHENTICATION_REQUIRED');
    for (const wrong of [
      { totpCode, currentPassword: 'wrong password' },
      { totpCode: wrongCode(secret), currentPassword: password },
    ])
      expect((await rejection(disable(wrong))).reason).toBe('VALIDATION_FAILED');
    expect(await disable({ totpCode, currentPassword: password })).toEqual({});
    await store.stranger.auth.signIn({ email, password });
    expect(await store.count('recovery_codes')).toBe(0);
  },
);

storeTest(
  'sessions that began without the second factor end when it is enabled',
  async ({ store }) => {
    const staff = await store.staff();
    // Someone who knows the password signed in before.
    const earlier = await store.stranger.auth.signIn({ email: staff.email, password });
    await enable(staff);
    expect((await rejection(store.as(earlier.token).auth.me())).reason).toBe('UNAUTHENTICATED');
    expect(await staff.api.auth.me()).toMatchObject({ id: staff.id });

    // To help staff who have lost their second factor, others change their role, which is recorded.
    const boss = await store.staff();
    await boss.api.users.setRole({ id: staff.id, role: 'customer' });
    const { items } = await boss.api.audit.list({ userId: staff.id, kind: 'totp-disabled' });
    expect(items).toMatchObject([{ byUserId: boss.id }]);
    await store.stranger.auth.signIn({ email: staff.email, password });
  },
);

// The attack: someone who knew the password created a key before the owner enabled the second factor.
storeTest(
  'API keys from before the second factor stay only if the owner chooses so',
  async ({ store }) => {
    const { api } = await store.staff();
    const created = await api.auth.createApiKey({ name: 'Till', scopes: ['staff'] });
    const { secret } = await api.auth.beginTotp();
    await rejection(api.auth.confirmTotp({ totpCode: wrongCode(secret), currentPassword }));
    expect(await store.as(created.key).users.list({})).toMatchObject({ items: [{}] });
    await api.auth.confirmTotp({ totpCode: totpCodeOf(secret), currentPassword });
    expect((await rejection(store.as(created.key).users.list({}))).reason).toBe('UNAUTHENTICATED');
    expect(await api.auth.listApiKeys()).toEqual([]);
    const { items } = await api.audit.list({ kind: 'totp-enabled' });
    expect(items).toMatchObject([{ details: { revokedKeyIds: [created.id] } }]);

    const other = await store.staff();
    const { key } = await other.api.auth.createApiKey({ name: 'Till' });
    const began = await other.api.auth.beginTotp();
    await other.api.auth.confirmTotp({
      totpCode: totpCodeOf(began.secret),
      currentPassword,
      keepApiKeys: true,
    });
    expect(await store.as(key).auth.me()).toMatchObject({ id: other.id });
  },
);

// The attack: someone who knows the password signs in repeatedly while the owner enables the second factor.
storeTest(
  'no sign-in without the second factor succeeds while it is being enabled',
  async ({ store }) => {
    const { id, email, api } = await store.staff();
    const { secret } = await api.auth.beginTotp();
    const lock = 'SELECT FROM user_credentials WHERE user_id = $1 FOR UPDATE';
    const held = await holdLock(store.database, lock, [id]);
    const enabling = api.auth.confirmTotp({ totpCode: totpCodeOf(secret), currentPassword });
    await sessionsThatWait(store.database, 1);
    const signingIn = rejection(store.stranger.auth.signIn({ email, password }));
    await sessionsThatWait(store.database, 2);
    await held[Symbol.asyncDispose]();
    await enabling;
    expect((await signingIn).reason).toBe('TOTP_REQUIRED');
    expect(await api.auth.listSessions()).toHaveLength(1);
  },
);

storeTest(
  'throttles codes, even when the right password comes in between',
  async ({ database }) => {
    const store = await TestStore.open(database, { env: { RATE_LIMIT: 'on' } });
    const staff = await store.staff();
    const { secret } = await enable(staff);
    const { email, api } = staff;
    const totpCode = wrongCode(secret);
    const reasons: string[] = [];
    for (let n = 0; n <= loginThrottlePolicy.pair.free; n++) {
      reasons.push(
        (await rejection(store.stranger.auth.signIn({ email, password, totpCode }))).reason,
      );
      await rejection(store.stranger.auth.signIn({ email, password }));
      await api.auth.reauthenticate({ currentPassword: password });
    }
    expect(new Set(reasons)).toEqual(new Set(['UNAUTHENTICATED']));
    await database.pool.query(
      `UPDATE rate_limits SET expire = expire + 600000 WHERE key LIKE 'pause:%'`,
    );
    await rewind(store);
    const right = { email, password, totpCode: totpCodeOf(secret) };
    expect((await rejection(store.stranger.auth.signIn(right))).reason).toBe('RATE_LIMITED');
    const off = api.auth.disableTotp({ totpCode: right.totpCode, currentPassword: password });
    expect((await rejection(off)).reason).toBe('RATE_LIMITED');
  },
);

storeTest(
  'STAFF_TOTP=required lets staff and their keys act only with it',
  async ({ store, database }) => {
    const boss = await store.staff();
    const { key } = await boss.api.auth.createApiKey({ name: 'k', scopes: ['read', 'staff'] });
    const strict = await TestStore.open(database, { env: { STAFF_TOTP: 'required' } });
    const ada = await strict.customer();
    const order = await ada.place([[await store.product(), 1]]);
    for (const token of [boss.token, key]) {
      const api = strict.as(token);
      expect((await rejection(api.users.list({}))).reason).toBe('TOTP_SETUP_REQUIRED');
      expect((await rejection(api.orders.get({ id: order.id }))).reason).toBe('ORDER_NOT_FOUND');
    }
    const api = strict.as(boss.token);
    const more = { name: 'k', scopes: ['staff' as const] };
    expect((await rejection(api.auth.createApiKey(more))).reason).toBe('TOTP_SETUP_REQUIRED');
    const { secret } = await api.auth.beginTotp();
    expect((await rejection(api.users.list({}))).reason).toBe('TOTP_SETUP_REQUIRED');
    await api.auth.confirmTotp({
      totpCode: totpCodeOf(secret),
      currentPassword,
      keepApiKeys: true,
    });
    for (const token of [boss.token, key])
      expect((await strict.as(token).users.list({})).items.length).toBeGreaterThan(1);
    expect(await strict.as(ada.token).orders.get({ id: order.id })).toMatchObject({ id: order.id });
  },
);

async function enable({ api }: TestUser) {
  const { secret } = await api.auth.beginTotp();
  const { recoveryCodes } = await api.auth.confirmTotp({
    totpCode: totpCodeOf(secret),
    currentPassword,
  });
  return { secret, recoveryCodes };
}

/** Makes the current code usable again, as if half a minute had passed. */
async function rewind({ database }: TestStore): Promise<void> {
  await database.pool.query('UPDATE user_totp SET last_step = 0');
}

/** A code that is not valid now, nor one step earlier or later. */
function wrongCode(secret: string): string {
  const totp = new TOTP({ secret: Secret.fromBase32(secret) });
  const codes = ['000000', '111111', '222222', '333333'];
  const wrong = codes.find((token) => totp.validate({ token, window: 3 }) === null);
  if (wrong === undefined) throw new Error('Four codes cannot all be valid');
  return wrong;
}
