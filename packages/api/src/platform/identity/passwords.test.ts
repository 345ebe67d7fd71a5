import * as argon2 from '@node-rs/argon2';
import { afterAll, expect, test, vi } from 'vitest';
import { rejection, startSmtpCatcher, storeTest, TestStore } from '../../testing/index.ts';
import { verifyCredentials } from '../../accounts/verify-credentials.ts';
import { hashing, hashPassword, isWeakHash, verifyPassword } from './passwords.ts';
import { rehashIfWeak } from '../../accounts/rehash-password.ts';

// Other test files of this process have imported modules with the real argon2, and later ones need it.
vi.hoisted(() => vi.resetModules());
vi.mock('@node-rs/argon2', { spy: true });
afterAll(() => void vi.resetModules());

// Failure case 35: docs/failure-cases.md. Runs first, before anything is cached in this process.
storeTest('an unknown e-mail takes the same hashing as a wrong password', async ({ store }) => {
  const { api } = await store.staff();
  const password = 'green teapot 7';
  await api.users.create({ email: 'ada@example.com', name: 'Ada', password });
  await api.users.create({ email: 'no-password@example.com', name: 'Bob' });

  const costOf = async (email: string) => {
    const before = [vi.mocked(argon2.hash).mock.calls.length, verifications().length] as const;
    const { reason } = await rejection(store.stranger.auth.signIn({ email, password: 'wrong' }));
    expect(reason).toBe('UNAUTHENTICATED');
    const parameters = verifications().at(-1)?.split('$').slice(0, 4);
    const hashed = vi.mocked(argon2.hash).mock.calls.length - before[0];
    return { hashed, verified: verifications().length - before[1], parameters };
  };
  await costOf('ada@example.com');
  const wrong = await costOf('ada@example.com');
  expect(wrong).toEqual({
    hashed: 0,
    verified: 1,
    parameters: ['', 'argon2id', 'v=19', expect.anything()],
  });
  expect(await costOf('nobody@example.com')).toEqual(wrong);
  expect(await costOf('no-password@example.com')).toEqual(wrong);
});

// The attack: sign up with someone else's address and a password that can be written in several Unicode forms, then sign in.
storeTest(
  'the number of hashes of a sign-in does not reveal whether an address had an account',
  async ({ database }) => {
    await using smtp = await startSmtpCatcher();
    const env = { SMTP_URL: smtp.url, MAIL_FROM: 'shop@example.com', SIGN_UP_REVEALS: 'off' };
    const store = await TestStore.open(database, { env });
    const { api } = await store.staff();
    const [free, taken] = ['new@example.com', 'ada@example.com'];
    await api.users.create({ email: taken, name: 'Ada', password: 'green teapot 7' });
    const password = 'grüne Teekanne 7';
    for (const email of [free, taken])
      await rejection(store.stranger.auth.signUp({ email, name: 'Eve', password }));
    await store.services.afterResponse.idle();
    expect(await store.count(`users WHERE email = '${free}'`)).toBe(1);

    const verified = [];
    for (const email of [free, taken]) {
      const before = verifications().length;
      await rejection(store.stranger.auth.signIn({ email, password }));
      verified.push(verifications().length - before);
    }
    expect(verified).toEqual([2, 2]);
  },
);

test('a password matches only its own hash, and never a missing one', async () => {
  const [one, other] = [await hashPassword('green teapot 7'), await hashPassword('green teapot 7')];
  expect(one).not.toBe(other);
  expect(await verifyPassword(one, 'green teapot 7')).toBe(true);
  expect(await verifyPassword(one, 'green teapot 8')).toBe(false);
  expect(await verifyPassword(undefined, 'green teapot 7')).toBe(false);
  expect(await verifyPassword(undefined, 'nobody has this password')).toBe(false);
});

// Failure case 54: docs/failure-cases.md
test('a password matches in every Unicode form, also against a hash from before normalization', async () => {
  const typed = 'pässwörter\u00A0für Ω';
  const forms = [
    typed,
    typed.normalize('NFC'),
    typed.normalize('NFD'),
    typed.replace('\u00A0', ' '),
  ];
  const hashed = await hashPassword(typed.normalize('NFD'));
  for (const form of forms) expect(await verifyPassword(hashed, form)).toBe(true);
  expect(await verifyPassword(hashed, 'passworter fur Ω')).toBe(false);
  for (const earlier of [typed.normalize('NFC'), typed.normalize('NFD')]) {
    const unnormalized = await argon2.hash(earlier, hashing);
    for (const form of [typed.normalize('NFC'), typed.normalize('NFD')])
      expect(await verifyPassword(unnormalized, form)).toBe(true);
  }
});

test('limits concurrent hashing, queues the rest and rejects above the limit with OVERLOADED', async () => {
  let running = 0;
  let most = 0;
  const held = Promise.withResolvers<void>();
  vi.mocked(argon2.verify).mockImplementation(async () => {
    most = Math.max(most, ++running);
    await held.promise;
    running--;
    return true;
  });
  const waiting = Array.from({ length: 300 }, () => verifyPassword('a hash', 'a password'));
  const settled = waiting.map((one) => one.catch((error: unknown) => error));
  await expect.poll(() => running).toBe(2);
  held.resolve();
  const outcomes = await Promise.all(settled);
  vi.mocked(argon2.verify).mockReset();
  expect(most).toBe(2);
  expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(200);
  for (const outcome of outcomes.filter((one) => one !== true))
    expect(outcome).toMatchObject({ reason: 'OVERLOADED' });
  expect(await verifyPassword(await hashPassword('green teapot 7'), 'green teapot 7')).toBe(true);
});

test('a hash is weak if any of its parameters is below the current one', async () => {
  expect(isWeakHash(await hashPassword('green teapot 7'))).toBe(false);
  expect(isWeakHash(await argon2.hash('green teapot 7', { ...hashing, timeCost: 3 }))).toBe(false);
  const weaker = [
    { ...hashing, timeCost: 1 },
    { ...hashing, memoryCost: hashing.memoryCost - 1 },
    { ...hashing, algorithm: 0 as const },
    { ...hashing, version: 0 as const },
  ];
  for (const parameters of weaker)
    expect(isWeakHash(await argon2.hash('green teapot 7', parameters))).toBe(true);
  expect(isWeakHash('$2b$10$something')).toBe(true);
});

storeTest('signing in renews weak hashes only', async ({ store }) => {
  const account = { email: 'ada@example.com', password: 'green teapot 7' };
  const { user } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const strong = await hashOf(store, user.id);
  await store.stranger.auth.signIn(account);
  await store.services.afterResponse.idle();
  expect(await hashOf(store, user.id)).toBe(strong);

  const weak = await argon2.hash(account.password, { ...hashing, memoryCost: 1024 });
  await setHash(store, user.id, weak);
  expect((await rejection(store.stranger.auth.signIn({ ...account, password: 'x' }))).reason).toBe(
    'UNAUTHENTICATED',
  );
  await store.services.afterResponse.idle();
  expect(await hashOf(store, user.id)).toBe(weak);

  await Promise.all([1, 2, 3].map(() => store.stranger.auth.signIn(account)));
  await store.services.afterResponse.idle();
  const renewed = await hashOf(store, user.id);
  expect(isWeakHash(renewed)).toBe(false);
  expect(await verifyPassword(renewed, account.password)).toBe(true);
  expect((await store.stranger.auth.signIn(account)).user).toEqual(user);
});

storeTest('renewing a hash never overwrites a changed password', async ({ store }) => {
  const account = { email: 'ada@example.com', password: 'green teapot 7' };
  const { user } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const weak = await argon2.hash(account.password, { ...hashing, memoryCost: 1024 });
  await setHash(store, user.id, weak);
  const proven = await verifyCredentials(
    store.services,
    { requestId: 'test', address: null, userAgent: null },
    account,
  );
  const changed = await hashPassword('green teapot 8');
  await setHash(store, user.id, changed);
  await store.services.afterResponse.idle();
  await rehashIfWeak(store.database, proven, account.password);
  expect(await hashOf(store, user.id)).toBe(changed);
});

storeTest('a password changed during sign-in rejects the old one', async ({ store }) => {
  const account = { email: 'ada@example.com', password: 'green teapot 7' };
  const { user } = await store.stranger.auth.signUp({ ...account, name: 'Ada' });
  const changed = await hashPassword('green teapot 8');
  vi.mocked(argon2.verify).mockImplementationOnce(async () => {
    await setHash(store, user.id, changed);
    return true;
  });
  expect((await rejection(store.stranger.auth.signIn(account))).reason).toBe('UNAUTHENTICATED');
  expect(await store.count('sessions')).toBe(1);
});

async function hashOf({ database }: TestStore, userId: string): Promise<string> {
  const { rows } = await database.pool.query(
    'SELECT password_hash FROM user_credentials WHERE user_id = $1',
    [userId],
  );
  return rows[0].password_hash;
}

async function setHash({ database }: TestStore, userId: string, hash: string): Promise<void> {
  await database.pool.query('UPDATE user_credentials SET password_hash = $2 WHERE user_id = $1', [
    userId,
    hash,
  ]);
}

/** The hashes passed to argon2.verify. */
function verifications(): string[] {
  return vi.mocked(argon2.verify).mock.calls.map(([hash]) => String(hash));
}
