import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSecretCipher, keyIdOf } from './secret-cipher.ts';

const [key, other] = [randomBytes(32), randomBytes(32)];
const secret = 'whsec_grün';

test('decrypts what it encrypted, and never encrypts to the same value twice', () => {
  const { encryptSecret, decryptSecret } = createSecretCipher(key);
  const [one, two] = [encryptSecret(secret, 'webhook'), encryptSecret(secret, 'webhook')];
  expect(one).not.toBe(two);
  expect(one).toMatch(new RegExp(`^enc:v1:${keyIdOf(key)}:[\\w-]+$`));
  expect(one).not.toContain(secret);
  for (const stored of [one, two]) expect(decryptSecret(stored, 'webhook')).toBe(secret);
  expect(decryptSecret(encryptSecret('', 'webhook'), 'webhook')).toBe('');
});

test('stores and reads clear text without a key', () => {
  const { encryptSecret, decryptSecret, currentPrefix } = createSecretCipher(undefined);
  expect(encryptSecret(secret, 'webhook')).toBe(secret);
  expect(decryptSecret(secret, 'webhook')).toBe(secret);
  expect(currentPrefix).toBeNull();
  expect(createSecretCipher(key).decryptSecret(secret, 'webhook')).toBe(secret);
});

test('decrypts with previous keys, even after SECRETS_KEY is unset', () => {
  const stored = createSecretCipher(key).encryptSecret(secret, 'webhook');
  for (const current of [other, undefined]) {
    const rotated = createSecretCipher(current, [key]);
    expect(rotated.isReadable(stored)).toBe(true);
    expect(rotated.decryptSecret(stored, 'webhook')).toBe(secret);
  }
  const foreign = createSecretCipher(other);
  expect(foreign.isReadable(stored)).toBe(false);
  expect(() => foreign.decryptSecret(stored, 'webhook')).toThrow(
    `encrypted with the key ${keyIdOf(key)}`,
  );
});

test('rejects a changed value and a value of another purpose', () => {
  const { encryptSecret, decryptSecret } = createSecretCipher(key);
  const stored = encryptSecret(secret, 'webhook');
  expect(() => decryptSecret(stored, 'totp')).toThrow(/authenticate|tag|Invalid/i);
  const start = stored.lastIndexOf(':') + 1;
  for (let at = start; at < stored.length; at++) {
    const changed = stored.slice(0, at) + (stored[at] === 'A' ? 'B' : 'A') + stored.slice(at + 1);
    const decoded = (text: string) => Buffer.from(text.slice(start), 'base64url');
    // The last character can have unused bits.
    if (decoded(changed).equals(decoded(stored))) continue;
    expect(() => decryptSecret(changed, 'webhook')).toThrow(/authenticate|tag|Invalid/i);
  }
  for (const cut of [stored.slice(0, -1), stored.slice(0, start), stored.slice(0, start + 20)])
    expect(() => decryptSecret(cut, 'webhook')).toThrow(/authenticate|tag|Invalid/i);
});
