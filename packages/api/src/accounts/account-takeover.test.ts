import { expect } from 'vitest';
import {
  callProcedure,
  contentsOf,
  makeSample,
  procedures,
  rejection,
  resetTokenOf,
  startSmtpCatcher,
  storeTest,
  testPassword,
  TestStore,
  totpCodeOf,
  verificationTokenOf,
  type SmtpCatcher,
} from '../testing/index.ts';
import { sendNotices } from '../platform/mail/send-notices.ts';
import { loginThrottlePolicy } from './login-throttle-policy.ts';

const ada = { email: 'ada@example.com', password: 'green teapot 7' };

// Failure case 66: docs/failure-cases.md
storeTest('a stolen session alone cannot take over or outlast the account', async ({ store }) => {
  const sample = await makeSample(store);
  await age(store);
  const before = await contentsOf(store.database);
  const guarded = Object.entries(procedures).filter(([, facts]) => facts.reauthentication);
  expect(guarded.map(([name]) => name).toSorted()).toEqual([
    'auth.beginTotp',
    'auth.confirmTotp',
    'auth.createApiKey',
    'auth.disableTotp',
    'auth.endOtherSessions',
    'auth.endSession',
    'users.create',
    'users.delete',
    'users.erase',
    'users.setRole',
    'users.update',
    'webhooks.create',
    'webhooks.delete',
    'webhooks.rotateSecret',
    'webhooks.update',
  ]);
  for (const [name, { who, input }] of guarded) {
    for (const by of who === 'staff' ? (['staff'] as const) : (['customer', 'staff'] as const)) {
      const { currentPassword: _left, ...given } = { ...input(sample, by) };
      const call = (more: object) => callProcedure(sample[by].api, name, { ...given, ...more });
      expect((await rejection(call({}))).reason, name).toBe('REAUTHENTICATION_REQUIRED');
      for (const wrong of ['wrong password', ada.email])
        expect(await rejection(call({ currentPassword: wrong })), name).toMatchObject({
          reason: 'VALIDATION_FAILED',
          details: { currentPassword: ['is incorrect'] },
        });
      for (const malformed of [null, 7, '', [testPassword], 'x'.repeat(201)])
        expect((await rejection(call({ currentPassword: malformed }))).reason, name).toBe(
          'REAUTHENTICATION_REQUIRED',
        );
    }
  }
  const { security_events: _events, ...after } = await contentsOf(store.database);
  expect(before).toMatchObject(after);

  for (const [name, { who, input }] of guarded) {
    const by = who === 'staff' ? 'staff' : 'customer';
    const fresh = await makeSample(store);
    await age(store);
    const given = { ...input(fresh, by), currentPassword: testPassword };
    await expect(callProcedure(fresh[by].api, name, given), name).resolves.toBeDefined();
  }
});

storeTest('entering the password makes a session recent for ten minutes', async ({ store }) => {
  const { api, token } = await store.staff();
  const { id } = await store.customer();
  const promote = () => store.as(token).users.setRole({ id, role: 'staff' });
  await age(store);
  expect((await rejection(promote())).reason).toBe('REAUTHENTICATION_REQUIRED');
  const wrong = await rejection(api.auth.reauthenticate({ currentPassword: 'wrong password' }));
  expect(wrong.details).toEqual({ currentPassword: ['is incorrect'] });
  expect((await rejection(promote())).reason).toBe('REAUTHENTICATION_REQUIRED');

  expect(await api.auth.reauthenticate({ currentPassword: testPassword })).toEqual({});
  expect(await promote()).toMatchObject({ role: 'staff' });
  await age(store);
  expect((await rejection(promote())).reason).toBe('REAUTHENTICATION_REQUIRED');
});

storeTest(
  'what locks the owner out needs the password even right after signing in',
  async ({ store }) => {
    const { token, user } = await store.stranger.auth.signUp({ ...ada, name: 'Ada' });
    const { secret } = await store.as(token).auth.beginTotp();
    const confirmed = store.as(token).auth.confirmTotp({ totpCode: totpCodeOf(secret) });
    expect((await rejection(confirmed)).reason).toBe('REAUTHENTICATION_REQUIRED');
    const change = { id: user.id, expectedVersion: 1, email: 'thief@example.com' };
    const rejected = await rejection(store.as(token).users.update(change));
    expect(rejected.reason).toBe('REAUTHENTICATION_REQUIRED');
    expect(await store.as(token).auth.me()).toEqual(user);
    // The name identifies nobody.
    await store.as(token).users.update({ id: user.id, expectedVersion: 1, name: 'Ada L.' });
  },
);

// Failure case 66: docs/failure-cases.md
storeTest(
  'a new e-mail counts once verified, and both addresses are notified',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    const store = await openWithMail(database, smtp);
    const { id, email: old, api, token } = await store.customer();
    const { email } = ada;
    const change = { id, expectedVersion: 1, email, currentPassword: testPassword };
    const pending = await api.users.update(change);
    expect(pending).toMatchObject({ email: old, pendingEmail: email, version: 1 });
    await idle(store);
    expect(subjects(smtp, old)).toEqual([expect.stringContaining('change of your e-mail address')]);
    const link = verificationTokenOf(lastMail(smtp, email));

    // Neither the link nor the password is enough alone.
    for (const [wrong, reason] of [
      [{ token: link, password: 'wrong password' }, 'VALIDATION_FAILED'],
      [{ token: `${link.slice(0, -1)}_`, password: testPassword }, 'INVALID_VERIFICATION_TOKEN'],
    ] as const)
      expect((await rejection(store.stranger.auth.verifyEmail(wrong))).reason).toBe(reason);
    expect(await api.auth.me()).toMatchObject({ email: old });

    await store.stranger.auth.verifyEmail({ token: link, password: testPassword });
    expect(await store.as(token).auth.me()).toMatchObject({
      email,
      pendingEmail: null,
      version: 2,
    });
    await idle(store);
    for (const to of [old, email])
      expect(subjects(smtp, to).at(-1)).toMatch(/Your e-mail address at .* was changed/);
    const again = rejection(
      store.stranger.auth.verifyEmail({ token: link, password: testPassword }),
    );
    expect((await again).reason).toBe('INVALID_VERIFICATION_TOKEN');
  },
);

storeTest(
  'a change to a taken address gets the same response and changes nothing',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    const store = await openWithMail(database, smtp);
    const [thief, victim] = [await store.customer(), await store.customer()];
    const change = { id: thief.id, expectedVersion: 1, currentPassword: testPassword };
    const free = await thief.api.users.update({ ...change, email: 'free@example.com' });
    const taken = await thief.api.users.update({ ...change, email: victim.email });
    expect({ ...taken, pendingEmail: 'x' }).toEqual({ ...free, pendingEmail: 'x' });
    await idle(store);
    expect(subjects(smtp, victim.email)).toEqual([
      expect.stringContaining('already have an account'),
    ]);
    expect(await victim.api.auth.me()).toMatchObject({ email: victim.email });
    // The second request replaced the link of the first.
    const link = verificationTokenOf(lastMail(smtp, 'free@example.com'));
    const late = store.stranger.auth.verifyEmail({ token: link, password: testPassword });
    expect((await rejection(late)).reason).toBe('INVALID_VERIFICATION_TOKEN');
  },
);

storeTest(
  'changes of an account with another person’s address cannot flood the mailbox',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    const store = await openWithMail(database, smtp);
    const { token, user } = await store.stranger.auth.signUp({ ...ada, name: 'Mallory' });
    const change = { id: user.id, expectedVersion: 1, currentPassword: ada.password };
    const ask = (email: string) => store.as(token).users.update({ ...change, email });
    await ask('first@example.com');
    for (let sent = 1; sent < 30; sent++)
      sendNotices(store.services, { to: ada.email, subject: 'A notice', text: '' });
    await idle(store);
    await ask('last@example.com');
    await idle(store);
    const got = subjects(smtp, ada.email);
    expect(got.filter((subject) => !subject.startsWith('Verify'))).toHaveLength(20);
    // Others still get their mails.
    expect(subjects(smtp, 'last@example.com')).toEqual([expect.stringContaining('Verify')]);
  },
);

// Failure case 67: docs/failure-cases.md
storeTest(
  'an account created with someone else’s address gives its creator no access',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    // Without a mail server, the creator can even create keys.
    const early = await TestStore.open(database);
    const maker = await early.stranger.auth.signUp({ ...ada, name: 'Maker' });
    const held = early.as(maker.token);
    const { key } = await held.auth.createApiKey({ name: 'k', expiresAt: null });
    const mug = await early.product();

    const store = await openWithMail(database, smtp);
    const more = await rejection(store.as(maker.token).auth.createApiKey({ name: 'more' }));
    expect(more.reason).toBe('EMAIL_VERIFICATION_REQUIRED');
    const staff = await store.staff();
    const promoted = await rejection(staff.api.users.setRole({ id: maker.user.id, role: 'staff' }));
    expect(promoted.reason).toBe('EMAIL_VERIFICATION_REQUIRED');
    // Unverified accounts may order, and the creator prepares ways to regain access.
    const items = [{ productId: mug.id, quantity: 1 }];
    await store.as(maker.token).orders.place({ items });
    const { id } = maker.user;
    const away = { id, expectedVersion: 1, email: 'maker@example.com' };
    await store.as(maker.token).users.update({ ...away, currentPassword: ada.password });
    await store.as(maker.token).auth.requestEmailVerification();

    await store.stranger.auth.requestPasswordReset({ email: ada.email });
    await idle(store);
    const token = resetTokenOf(lastMail(smtp, ada.email));
    await store.stranger.auth.resetPassword({ token, password: 'my own password 9' });
    await idle(store);
    expect(subjects(smtp, ada.email).at(-1)).toMatch(/Your password at .* was changed/);

    for (const credential of [maker.token, key]) {
      const stolen = store.as(credential);
      for (const call of [stolen.auth.me(), stolen.orders.list({}), stolen.orders.place({ items })])
        expect((await rejection(call)).reason).toBe('UNAUTHENTICATED');
    }
    expect((await rejection(store.stranger.auth.signIn(ada))).reason).toBe('UNAUTHENTICATED');
    const links = smtp.mails.filter(({ source }) => source.includes('/verify-email#'));
    expect(links.length).toBeGreaterThan(0);
    for (const mail of links)
      for (const password of [ada.password, 'my own password 9'])
        expect(
          (
            await rejection(
              store.stranger.auth.verifyEmail({ token: verificationTokenOf(mail), password }),
            )
          ).reason,
        ).toBe('INVALID_VERIFICATION_TOKEN');
    for (const table of ['api_keys', 'email_verifications', `sessions WHERE user_id = ${id}`])
      expect(await store.count(table), table).toBe(0);
    const owner = await store.stranger.auth.signIn({ ...ada, password: 'my own password 9' });
    expect(owner.user).toMatchObject({ emailVerified: true, pendingEmail: null });
    await store.as(owner.token).auth.createApiKey({ name: 'mine' });
  },
);

// Failure case 67: docs/failure-cases.md
storeTest(
  'a link that was mailed to one address never verifies another one',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    const store = await openWithMail(database, smtp);
    const maker = await store.stranger.auth.signUp({ ...ada, name: 'Maker' });
    const api = store.as(maker.token);
    // The creator requests a link to one of their addresses, and cancels the change.
    const away = { id: maker.user.id, expectedVersion: 1, email: 'maker@example.com' };
    await api.users.update({ ...away, currentPassword: ada.password });
    await idle(store);
    const token = verificationTokenOf(lastMail(smtp, 'maker@example.com'));
    const password = 'another teapot 8';
    await Promise.all([
      api.auth.changePassword({ currentPassword: ada.password, newPassword: password }),
      // At the same time: must not revive the change.
      api.auth.requestEmailVerification(),
    ]);
    await idle(store);

    for (const mail of smtp.mails.filter(({ to }) => to.includes('maker@example.com')))
      for (const link of [token, ...(mail.source.match(/(?<=#token=)[\w-]{43}/g) ?? [])])
        expect(
          (await rejection(store.stranger.auth.verifyEmail({ token: link, password }))).reason,
        ).toBe('INVALID_VERIFICATION_TOKEN');
    expect(await api.auth.me()).toMatchObject({
      email: ada.email,
      emailVerified: false,
      pendingEmail: null,
    });
    expect((await rejection(api.auth.createApiKey({ name: 'k' }))).reason).toBe(
      'EMAIL_VERIFICATION_REQUIRED',
    );
    // The owner of both can still verify the address.
    await api.auth.requestEmailVerification();
    await idle(store);
    const own = verificationTokenOf(lastMail(smtp, ada.email));
    await store.stranger.auth.verifyEmail({ token: own, password });
    expect(await api.auth.me()).toMatchObject({ email: ada.email, emailVerified: true });
  },
);

storeTest(
  'the owner of an address cannot verify an account that is not theirs',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    const store = await openWithMail(database, smtp);
    const maker = await store.stranger.auth.signUp({ ...ada, name: 'Maker' });
    expect(maker.user).toMatchObject({ emailVerified: false });
    await idle(store);
    const token = verificationTokenOf(lastMail(smtp, ada.email));
    for (const password of ['owner’s own 9 password', 'green teapot 8'])
      expect((await rejection(store.stranger.auth.verifyEmail({ token, password }))).reason).toBe(
        'VALIDATION_FAILED',
      );
    expect(await store.as(maker.token).auth.me()).toMatchObject({ emailVerified: false });
    // A caller with both owns both.
    await store.stranger.auth.verifyEmail({ token, password: ada.password });
    const key = await store.as(maker.token).auth.createApiKey({ name: 'k' });
    expect(await store.as(key.key).auth.me()).toMatchObject({ emailVerified: true });
  },
);

// Failure case 72: docs/failure-cases.md
storeTest('an account cannot make the shop mail many unknown addresses', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const env = { RATE_LIMIT: 'on', SMTP_URL: smtp.url, MAIL_FROM: 'shop@example.com' };
  const store = await TestStore.open(database, { env });
  const mallory = await store.customer();
  const mailTo = (email: string) =>
    mallory.api.users.update({
      id: mallory.id,
      expectedVersion: 1,
      email,
      currentPassword: testPassword,
    });
  await mailTo('first@example.com');
  await idle(store);
  expect(subjects(smtp, 'first@example.com')).toHaveLength(1);
  await database.pool.query(`UPDATE rate_limits SET points = 20 WHERE key LIKE 'newAddresses:%'`);

  expect((await rejection(mailTo('second@example.com'))).reason).toBe('RATE_LIMITED');
  await idle(store);
  expect(subjects(smtp, 'second@example.com')).toEqual([]);
});

storeTest('every comparison of a password shares one throttle', async ({ database }) => {
  const store = await TestStore.open(database, { env: { RATE_LIMIT: 'on' } });
  const { token, user } = await store.stranger.auth.signUp({ ...ada, name: 'Ada' });
  const own = store.as(token);
  const verification = 'x'.repeat(43);
  const guesses: readonly ((password: string) => Promise<unknown>)[] = [
    (password) =>
      own.auth.changePassword({ currentPassword: password, newPassword: 'blue pot 89' }),
    (password) => own.auth.reauthenticate({ currentPassword: password }),
    (password) => own.auth.createApiKey({ name: 'k', currentPassword: password }),
    (currentPassword) =>
      own.users.update({ id: user.id, expectedVersion: 1, email: 'b@c.de', currentPassword }),
    (password) => store.stranger.auth.verifyEmail({ token: verification, password }),
    (password) => store.stranger.auth.signIn({ ...ada, password }),
  ];
  await database.pool.query(`UPDATE email_verifications SET token_hash = sha256($1::bytea)`, [
    Buffer.from(verification),
  ]);
  const reasons: string[] = [];
  const { free } = loginThrottlePolicy.pair;
  const rounds = Array.from({ length: free }, () => guesses).flat();
  // The first failure beyond the free ones starts a pause.
  for (const guess of rounds.slice(0, free + 1))
    reasons.push((await rejection(guess('wrong password'))).reason);
  expect(reasons).not.toContain('RATE_LIMITED');
  await database.pool.query(
    `UPDATE rate_limits SET expire = expire + 600000 WHERE key LIKE 'pause:%'`,
  );
  // The right password is not even compared.
  for (const guess of guesses)
    expect((await rejection(guess(ada.password))).reason).toBe('RATE_LIMITED');
  expect(await store.as(token).auth.me()).toEqual(user);
});

function openWithMail(database: TestStore['database'], { url }: SmtpCatcher): Promise<TestStore> {
  return TestStore.open(database, {
    env: { SMTP_URL: url, MAIL_FROM: 'The Shop <shop@example.com>' },
  });
}

/** Makes all sessions older than ten minutes. */
async function age({ database }: TestStore): Promise<void> {
  await database.pool.query(
    `UPDATE sessions SET created_at = created_at - interval '11 minutes',
                         authenticated_at = authenticated_at - interval '11 minutes'`,
  );
}

async function idle({ services }: TestStore): Promise<void> {
  // A task may queue another, such as a notice.
  await services.afterResponse.idle();
  await services.afterResponse.idle();
}

function subjects({ mails }: SmtpCatcher, to: string): string[] {
  return mails
    .filter((mail) => mail.to.includes(to))
    .map(({ source }) => /^Subject: (.*)$/m.exec(source)?.[1] ?? '');
}

function lastMail({ mails }: SmtpCatcher, to: string) {
  const mail = mails.findLast((each) => each.to.includes(to));
  if (!mail) throw new Error(`No email was sent to ${to}`);
  return mail;
}
