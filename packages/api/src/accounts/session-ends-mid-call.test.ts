import { expect } from 'vitest';
import {
  callProcedure,
  contentsOf,
  holdLock,
  makeSample,
  procedures,
  rejection,
  resetTokenOf,
  sessionsThatWait,
  startSmtpCatcher,
  storeTest,
  TestStore,
} from '../testing/index.ts';
import { hashToken } from '../platform/identity/tokens.ts';

const guarded = Object.entries(procedures).filter(
  ([, { reauthentication, idempotency, audit }]) =>
    reauthentication !== undefined &&
    idempotency !== 'ended-session' &&
    audit !== undefined &&
    !('not' in audit),
);

// The attack: someone with a stolen session calls in a loop while its owner resets the password.
storeTest(
  'a mutation that could outlast a session fails if the session ends while it runs',
  async ({ store }) => {
    expect(guarded.length).toBeGreaterThan(10);
    // Nothing is changed, so one sample is enough, with the session restored after each.
    const sample = await makeSample(store);
    const { pool } = store.database;
    await pool.query('CREATE TABLE kept_sessions AS SELECT * FROM sessions');
    for (const [name, { who, input }] of guarded) {
      await pool.query('INSERT INTO sessions SELECT * FROM kept_sessions ON CONFLICT DO NOTHING');
      const by = who === 'staff' ? 'staff' : 'customer';
      const { api, token } = sample[by];
      const given = input(sample, by);
      const before = await contentsOf(store.database);
      {
        // The mutation waits where it records its event.
        await using held = await holdLock(
          store.database,
          'LOCK TABLE security_events IN SHARE MODE',
        );
        const call = rejection(callProcedure(api, name, given));
        await sessionsThatWait(store.database, 1);
        await pool.query('DELETE FROM sessions WHERE token_hash = $1', [hashToken(token)]);
        await held[Symbol.asyncDispose]();
        expect(await call, name).toMatchObject({ reason: 'UNAUTHENTICATED' });
      }
      const {
        sessions: _sessions,
        sign_in_addresses: _addresses,
        ...left
      } = await contentsOf(store.database);
      expect(before, name).toMatchObject(left);
    }
  },
);

storeTest('no API key survives a password reset at the same time', async ({ database }) => {
  await using smtp = await startSmtpCatcher();
  const env = { SMTP_URL: smtp.url, MAIL_FROM: 'shop@example.com' };
  const store = await TestStore.open(database, { env });
  const ada = await store.customer();
  await store.stranger.auth.requestPasswordReset({ email: ada.email });
  const [mail] = await smtp.waitFor(1);
  if (!mail) throw new Error('No link was sent');
  const reset = { token: resetTokenOf(mail), password: 'blue teapot 8' };
  const held = await holdLock(database, 'SELECT FROM users WHERE id = $1 FOR UPDATE', [ada.id]);
  const resetting = store.stranger.auth.resetPassword(reset);
  await sessionsThatWait(database, 1);
  const key = ada.api.auth.createApiKey({ name: 'the attacker’s' });
  const creating = rejection(key);
  await sessionsThatWait(database, 2);
  await held[Symbol.asyncDispose]();
  await resetting;
  expect(await creating).toMatchObject({ reason: 'UNAUTHENTICATED' });
  expect(await store.count('api_keys')).toBe(0);
});
