import { expect } from 'vitest';
import {
  rejection,
  startSmtpCatcher,
  storeTest,
  TestStore,
  verificationTokenOf,
} from '../testing/index.ts';

const password = 'green teapot 7';

storeTest('signs a new customer in', async ({ store }) => {
  const { user, token, expiresAt } = await store.stranger.auth.signUp({
    email: ' Ada@Example.com ',
    name: ' Ada ',
    password,
  });
  expect(user).toMatchObject({
    email: 'Ada@Example.com',
    name: 'Ada',
    role: 'customer',
    version: 1,
  });
  expect(token).toMatch(/^[\w-]{43}$/);
  expect(expiresAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
  expect(await store.as(token).auth.me()).toEqual(user);
});

// Failure case 35: docs/failure-cases.md
storeTest('ignores the letter case of an email', async ({ store }) => {
  const { user } = await store.stranger.auth.signUp({
    email: 'Ada@example.com',
    name: 'Ada',
    password,
  });
  for (const email of ['ada@example.com', 'ADA@EXAMPLE.COM', ' Ada@example.com ']) {
    expect((await store.stranger.auth.signIn({ email, password })).user).toEqual(user);
    const again = store.stranger.auth.signUp({ email, name: 'Imposter', password });
    expect((await rejection(again)).reason).toBe('EMAIL_TAKEN');
  }
  expect(await store.count('users')).toBe(1);
});

// Failure case 35: docs/failure-cases.md
storeTest('responds alike to an unknown email and a wrong password', async ({ store }) => {
  const { email } = await store.customer();
  await store.stranger.auth.signUp({ email: 'ada@example.com', name: 'Ada', password });
  const answers = await Promise.all(
    [
      { email: 'ada@example.com', password: 'wrong password' },
      { email: 'ada@example.com', password: `${password} ` },
      { email: 'ada@example.com', password: password.toUpperCase() },
      { email: 'nobody@example.com', password },
      { email: 'not an address', password },
      { email: 'a%@example.com', password },
      { email, password: 'they have none' },
    ].map((given) => rejection(store.stranger.auth.signIn(given))),
  );
  for (const { reason, details, message } of answers) {
    expect({ reason, details, message }).toEqual({
      reason: 'UNAUTHENTICATED',
      details: {},
      message: answers[0]?.message,
    });
  }
});

storeTest('accepts passwords of 10 to 200 characters that are not common', async ({ store }) => {
  const { api } = await store.staff();
  const wrong = {
    'teapot 78': 'must have at least 10 characters',
    ['x1y'.repeat(67)]: 'must have at most 200 characters',
    password123: 'is one of the most common passwords: choose another',
    Iloveyou123: 'is one of the most common passwords: choose another',
    'green\0teapot 7': 'must be text without NUL characters and broken surrogate pairs',
    'green teapot \ud800': 'must be text without NUL characters and broken surrogate pairs',
  };
  for (const [given, message] of Object.entries(wrong)) {
    const account = { email: 'ada@example.com', name: 'Ada', password: given };
    for (const create of [store.stranger.auth.signUp, api.users.create]) {
      const { reason, details } = await rejection(create(account));
      expect({ reason, details }).toEqual({
        reason: 'VALIDATION_FAILED',
        details: { password: [message] },
      });
    }
  }
  for (const [index, right] of [
    'ten chars!',
    ' spaces kept  ',
    '🥣🥢🍵🍶🫖🥣🥢🍵🍶🫖',
    'x1y'.repeat(66),
  ].entries()) {
    const email = `${index}@example.com`;
    await store.stranger.auth.signUp({ email, name: 'Ada', password: right });
    expect((await store.stranger.auth.signIn({ email, password: right })).user.email).toBe(email);
  }
});

// Failure case 76: docs/failure-cases.md
storeTest(
  'rejects passwords made of the address, the names or a common word',
  async ({ database }) => {
    const store = await TestStore.open(database, { env: { SHOP_NAME: 'Pottle & Co' } });
    const { api } = await store.staff();
    const email = 'ada.lovelace@example.com';
    const { token, user } = await store.stranger.auth.signUp({ email, name: 'Ada King', password });
    const resetToken = 'x'.repeat(43);
    await database.pool.query(
      `INSERT INTO password_resets (token_hash, user_id, email, expires_at)
     VALUES (sha256($1::bytea), $2, $3, now() AT TIME ZONE 'UTC' + interval '1 hour')`,
      [Buffer.from(resetToken), user.id, email],
    );
    for (const weak of [
      email,
      'Ada.Lovelace',
      'adalovelace1815!',
      'lovelace-lovelace',
      'Ada King 1815',
      'Pottle & Co',
      'P0ttle&C0 2026',
      'Password123!',
      'Welcome2027!',
    ])
      for (const [field, set] of [
        ['password', () => store.stranger.auth.signUp({ email, name: 'Ada King', password: weak })],
        ['password', () => api.users.create({ email, name: 'Ada King', password: weak })],
        [
          'password',
          () => store.stranger.auth.resetPassword({ token: resetToken, password: weak }),
        ],
        [
          'newPassword',
          () =>
            store.as(token).auth.changePassword({ currentPassword: password, newPassword: weak }),
        ],
      ] as const)
        expect(await rejection(set()), weak).toMatchObject({
          reason: 'VALIDATION_FAILED',
          details: { [field]: [expect.any(String)] },
        });
    expect((await store.stranger.auth.signIn({ email, password })).user).toEqual(user);
    await store.as(token).auth.changePassword({
      currentPassword: password,
      newPassword: 'ada paints green teapots',
    });
  },
);

// Failure case 35: docs/failure-cases.md
storeTest('hides who has an account if signing up must not reveal it', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const env = { SMTP_URL: smtp.url, MAIL_FROM: 'shop@example.com', SIGN_UP_REVEALS: 'off' };
  const store = await TestStore.open(database, { env });
  const [free, taken] = ['new@example.com', (await store.customer()).email];
  const before = await store.count('users');
  const signUp = (email: string) =>
    rejection(store.stranger.auth.signUp({ email, name: 'Ada', password: 'blue teapot 8' }));
  const signIn = (email: string) =>
    rejection(store.stranger.auth.signIn({ email, password: 'blue teapot 8' }));

  const [first, second] = [await signUp(free), await signUp(taken.toUpperCase())];
  expect(first).toMatchObject({ reason: 'EMAIL_VERIFICATION_REQUIRED', details: {} });
  const { reason, message, details } = first;
  expect(second).toMatchObject({ reason, message, details });
  await store.services.afterResponse.idle();
  expect(await store.count('users')).toBe(before + 1);
  // Signing in does not reveal the difference either.
  for (const email of [free, taken]) expect((await signIn(email)).reason).toBe('UNAUTHENTICATED');

  const mailTo = (email: string) =>
    smtp.mails.find(({ to }) => to[0]?.toLowerCase() === email.toLowerCase());
  expect(mailTo(taken)?.source).toContain('You already have an account');
  const link = mailTo(free);
  if (!link) throw new Error('No link was sent');
  const token = verificationTokenOf(link);
  await store.stranger.auth.verifyEmail({ token, password: 'blue teapot 8' });
  const entered = await store.stranger.auth.signIn({ email: free, password: 'blue teapot 8' });
  expect(entered.user).toMatchObject({ email: free, emailVerified: true });
});

storeTest('stores only hashes of passwords and tokens', async ({ store }) => {
  const { token } = await store.stranger.auth.signUp({
    email: 'ada@example.com',
    name: 'Ada',
    password,
  });
  const { rows } = await store.database.pool.query(
    `SELECT (SELECT json_agg(c) FROM user_credentials c)::text || (SELECT json_agg(s) FROM sessions s)::text AS stored`,
  );
  expect(rows[0].stored).toContain('$argon2id$');
  expect(rows[0].stored).not.toContain(password);
  expect(rows[0].stored).not.toContain(token);
});

storeTest('creates a token per sign-in; signing out revokes only that one', async ({ store }) => {
  const account = { email: 'ada@example.com', password };
  const first = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const second = await store.stranger.auth.signIn(account);
  expect(second.token).not.toBe(first.token);

  expect(await store.as(first.token).auth.signOut()).toEqual({});
  expect((await rejection(store.as(first.token).auth.me())).reason).toBe('UNAUTHENTICATED');
  expect((await rejection(store.as(first.token).auth.signOut())).reason).toBe('UNAUTHENTICATED');
  expect(await store.as(second.token).auth.me()).toEqual(first.user);
});
