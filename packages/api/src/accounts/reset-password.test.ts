import { expect, test } from 'vitest';
import {
  callOverHttp,
  errorOf,
  fulfilled,
  rejection,
  rejections,
  resetTokenOf,
  sessionsThatWait,
  startSmtpCatcher,
  startTestApi,
  storeTest,
  TestStore,
  type SmtpCatcher,
} from '../testing/index.ts';

const ada = { email: 'Ada@example.com', password: 'green teapot 7' };
const changed = { email: 'ada@example.com', password: 'green teapot 8' };
const invalid = { reason: 'INVALID_RESET_TOKEN', details: {} };

test('emails a link, sets a new password with it and ends all sessions', async () => {
  await using smtp = await startSmtpCatcher();
  await using api = await startTestApi({
    ...mailOf(smtp),
    PUBLIC_URL: 'https://shop.example/store/',
  });
  const { token, user } = await api.store.stranger.auth.signUp({ ...ada, name: 'Ada' });
  const call = (name: string, input: object) =>
    callOverHttp(api.url, name, { type: 'mutation', input });

  // The email goes to the stored address, whatever the spelling of the request.
  const answer = await call('auth.requestPasswordReset', { email: ' ADA@example.com ' });
  expect(answer).toMatchObject({ status: 200, text: '{"result":{"data":{}}}' });
  const [mail] = await smtp.waitFor(1);
  expect(mail).toMatchObject({ from: 'shop@example.com', to: ['Ada@example.com'] });
  expect(mail?.source).toContain('Subject: Set a new password');
  expect(mail?.source).toContain('\nhttps://shop.example/store/reset-password#token=');

  const reset = { token: tokenIn(smtp), password: changed.password };
  const done = await call('auth.resetPassword', reset);
  expect(done).toMatchObject({ status: 200, text: '{"result":{"data":{}}}' });
  expect((await rejection(api.store.as(token).auth.me())).reason).toBe('UNAUTHENTICATED');
  expect(errorOf(await call('auth.signIn', ada)).data.reason).toBe('UNAUTHENTICATED');
  // The link proved who owns the address.
  const verified = { ...user, emailVerified: true };
  expect((await api.store.stranger.auth.signIn(changed)).user).toEqual(verified);

  const again = errorOf(await call('auth.resetPassword', reset));
  expect(again.data).toMatchObject({ ...invalid, httpStatus: 400, retryable: false });
});

test('links to the server itself without PUBLIC_URL', async () => {
  await using smtp = await startSmtpCatcher();
  await using api = await startTestApi(mailOf(smtp));
  await api.store.stranger.auth.signUp({ ...ada, name: 'Ada' });
  await callOverHttp(api.url, 'auth.requestPasswordReset', {
    type: 'mutation',
    input: { email: ada.email },
  });
  const [mail] = await smtp.waitFor(1);
  expect(mail?.source).toContain(`\n${api.url}/reset-password#token=`);
});

test('sends pending emails before shutdown, and only to existing accounts', async () => {
  await using smtp = await startSmtpCatcher();
  {
    await using api = await startTestApi(mailOf(smtp));
    await api.store.stranger.auth.signUp({ ...ada, name: 'Ada' });
    for (const email of ['nobody@example.com', 'no address', ada.email, 'a%@example.com']) {
      const { status, text } = await callOverHttp(api.url, 'auth.requestPasswordReset', {
        type: 'mutation',
        input: { email },
      });
      expect({ status, text }).toEqual({ status: 200, text: '{"result":{"data":{}}}' });
    }
  }
  expect(smtp.mails.map(({ to }) => to)).toEqual([['Ada@example.com']]);
});

storeTest('responds before looking up the account', async ({ store }) => {
  await store.stranger.auth.signUp({ ...ada, name: 'Ada' });
  // Blocks every account lookup.
  const client = await store.database.pool.connect();
  try {
    await client.query('BEGIN; LOCK TABLE users');
    for (const email of [ada.email, 'nobody@example.com'])
      expect(await store.stranger.auth.requestPasswordReset({ email })).toEqual({});
    await sessionsThatWait(store.database, 2);
    await client.query('ROLLBACK');
  } finally {
    client.release();
  }
  await store.services.afterResponse.idle();
  expect(await store.count('password_resets')).toBe(1);
});

// The attack: request links for others, then for yourself, while the mail server is slow.
storeTest.for([
  ['have an account', true],
  ['have none', false],
] as const)(
  'a mail waits as long behind requests for four addresses that %s',
  async ([, taken], { database }) => {
    const greeting = Promise.withResolvers<void>();
    await using smtp = await startSmtpCatcher({ beforeGreeting: () => greeting.promise });
    const store = await TestStore.open(database, { env: mailOf(smtp) });
    const others = taken
      ? (await store.customers(4)).map(({ email }) => email)
      : [1, 2, 3, 4].map((n) => `nobody${n}@example.com`);
    const { email: own } = await store.customer();
    for (const email of [...others, own]) await store.stranger.auth.requestPasswordReset({ email });
    await expect.poll(() => smtp.connections, { timeout: 20_000 }).toBe(4);
    greeting.resolve();
    await store.services.afterResponse.idle();
    expect(smtp.connections).toBe(5);
    expect(smtp.mails.map(({ to }) => to)).toContainEqual([own]);
  },
);

storeTest('sets one password when a link is used concurrently', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await storeWithMail(database, smtp);
  const token = await askFor(store, smtp);
  const passwords = ['green teapot 8', 'green teapot 9', 'blue teapot 10', 'blue teapot 11'];
  const attempts = await Promise.allSettled(
    passwords.map((password) => store.stranger.auth.resetPassword({ token, password })),
  );
  expect(fulfilled(attempts)).toEqual([{}]);
  for (const rejected of rejections(attempts)) expect(rejected).toMatchObject(invalid);
  const signIns = await Promise.allSettled(
    passwords.map((password) => store.stranger.auth.signIn({ ...ada, password })),
  );
  expect(signIns.map(({ status }) => status)).toEqual(attempts.map(({ status }) => status));
});

storeTest(
  'sets one password when two links are used concurrently, and invalidates older links',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    const store = await storeWithMail(database, smtp);
    const tokens = [
      await askFor(store, smtp),
      await askFor(store, smtp),
      await askFor(store, smtp),
    ];
    const { password } = changed;
    const attempts = await Promise.allSettled(
      tokens.slice(0, 2).map((token) => store.stranger.auth.resetPassword({ token, password })),
    );
    expect(fulfilled(attempts)).toHaveLength(1);
    expect(rejections(attempts)).toMatchObject([invalid]);
    for (const token of tokens)
      expect(await rejection(store.stranger.auth.resetPassword({ token, password }))).toMatchObject(
        invalid,
      );
  },
);

storeTest('rejects expired, edited and forged links', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await storeWithMail(database, smtp);
  const token = await askFor(store, smtp);
  const { password } = changed;
  await database.pool.query(`UPDATE password_resets SET expires_at = now() AT TIME ZONE 'UTC'`);
  for (const wrong of [token, `${token}A`, token.slice(1), token.toLowerCase(), 'x', '🫖'])
    expect(
      await rejection(store.stranger.auth.resetPassword({ token: wrong, password })),
      wrong,
    ).toMatchObject(invalid);
  expect((await store.stranger.auth.signIn(ada)).user.email).toBe(ada.email);
});

storeTest('rejects a weak password and keeps the link valid', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await storeWithMail(database, smtp);
  const token = await askFor(store, smtp);
  const weak = await rejection(
    store.stranger.auth.resetPassword({ token, password: 'password123' }),
  );
  expect(weak).toMatchObject({
    reason: 'VALIDATION_FAILED',
    details: { password: ['is one of the most common passwords: choose another'] },
  });
  const { password } = changed;
  expect(await store.stranger.auth.resetPassword({ token, password })).toEqual({});
});

storeTest('invalidates the link when the account changes its email', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await storeWithMail(database, smtp);
  const token = await askFor(store, smtp);
  const { token: session, user } = await store.stranger.auth.signIn(ada);
  const email = 'ada@elsewhere.example';
  const staff = await store.staff();
  await staff.api.users.update({ id: user.id, expectedVersion: 1, email });
  expect(await store.as(session).auth.me()).toMatchObject({ email });
  const { password } = changed;
  expect(await rejection(store.stranger.auth.resetPassword({ token, password }))).toMatchObject(
    invalid,
  );
});

storeTest('sets a first password for an account without one', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await TestStore.open(database, { env: mailOf(smtp) });
  const staff = await store.staff();
  const { email, id } = await staff.api.users.create({ email: 'new@example.com', name: 'New' });
  const token = await askFor(store, smtp, email);
  await store.stranger.auth.resetPassword({ token, password: changed.password });
  const { user } = await store.stranger.auth.signIn({ email, password: changed.password });
  expect(user.id).toBe(id);
});

storeTest('stores only hashes of reset tokens', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await storeWithMail(database, smtp);
  const token = await askFor(store, smtp);
  const { rows } = await database.pool.query(
    `SELECT token_hash, row_to_json(r)::text AS stored FROM password_resets r`,
  );
  expect(rows[0].token_hash).toHaveLength(32);
  expect(rows[0].stored).not.toContain(token);
});

storeTest('sends at most five links per hour', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const store = await storeWithMail(database, smtp);
  for (let call = 0; call < 12; call++)
    expect(await store.stranger.auth.requestPasswordReset({ email: ada.email })).toEqual({});
  await store.services.afterResponse.idle();
  expect(smtp.mails).toHaveLength(5);
  expect(new Set(smtp.mails.map(({ to }) => to[0]))).toEqual(new Set([ada.email]));
});

storeTest(
  'lets the owner sign in after a reset while an attacker is throttled',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    const store = await storeWithMail(database, smtp, { RATE_LIMIT: 'on' });
    for (let n = 0; n <= 20; n++) {
      const wrong = { ...ada, password: 'wrong' };
      await rejection(store.as(null, `203.0.113.${n}`).auth.signIn(wrong));
    }
    await database.pool.query(
      `UPDATE rate_limits SET expire = expire + 600000 WHERE key LIKE 'pause:%'`,
    );
    const owner = store.as(null, '198.51.100.1');
    expect((await rejection(owner.auth.signIn(ada))).reason).toBe('RATE_LIMITED');
    const token = await askFor(store, smtp);
    await owner.auth.resetPassword({ token, password: changed.password });
    expect((await owner.auth.signIn(changed)).user.email).toBe(ada.email);
  },
);

function mailOf({ url }: SmtpCatcher) {
  return { SMTP_URL: url, MAIL_FROM: 'The Shop <shop@example.com>' };
}

async function storeWithMail(
  database: TestStore['database'],
  smtp: SmtpCatcher,
  env: object = {},
): Promise<TestStore> {
  const store = await TestStore.open(database, { env: { ...mailOf(smtp), ...env } });
  const staff = await store.staff();
  await staff.api.users.create({ ...ada, name: 'Ada' });
  return store;
}

/** Requests a link and returns its token. */
async function askFor(store: TestStore, smtp: SmtpCatcher, email = ada.email): Promise<string> {
  await store.stranger.auth.requestPasswordReset({ email });
  await store.services.afterResponse.idle();
  return tokenIn(smtp);
}

/** Returns the token of the latest email. */
function tokenIn({ mails }: SmtpCatcher): string {
  const mail = mails.at(-1);
  if (!mail) throw new Error('No email was received');
  return resetTokenOf(mail);
}
