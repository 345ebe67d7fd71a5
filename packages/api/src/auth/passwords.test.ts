import * as argon2 from '@node-rs/argon2';
import { expect, test, vi } from 'vitest';
import { refusal, storeTest } from '../testing/index.ts';
import { hashPassword, verifyPassword } from './passwords.ts';

vi.mock('@node-rs/argon2', { spy: true });

// Line 35 of the failure cases. First, so that nothing is prepared in this process yet.
storeTest('an unknown e-mail costs the hashing that a wrong password costs', async ({ store }) => {
  const { api } = await store.staff();
  const password = 'green teapot 7';
  await api.users.create({ email: 'ada@example.com', name: 'Ada', password });
  await api.users.create({ email: 'no-password@example.com', name: 'Bob' });

  const costOf = async (email: string) => {
    const before = [vi.mocked(argon2.hash).mock.calls.length, verifications().length] as const;
    const { reason } = await refusal(store.stranger.auth.signIn({ email, password: 'wrong' }));
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

test('a password is verified by its own hash only, and never without one', async () => {
  const [one, other] = [await hashPassword('green teapot 7'), await hashPassword('green teapot 7')];
  expect(one).not.toBe(other);
  expect(await verifyPassword(one, 'green teapot 7')).toBe(true);
  expect(await verifyPassword(one, 'green teapot 8')).toBe(false);
  expect(await verifyPassword(undefined, 'green teapot 7')).toBe(false);
  expect(await verifyPassword(undefined, 'nobody has this password')).toBe(false);
});

/** The hashes that passwords were compared with. */
function verifications(): string[] {
  return vi.mocked(argon2.verify).mock.calls.map(([hash]) => String(hash));
}
