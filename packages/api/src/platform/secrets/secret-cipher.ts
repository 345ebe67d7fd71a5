import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Encrypts secrets that the store must be able to read again, such as those that sign webhook deliveries. */
export interface SecretCipher {
  /**
   * Encrypts a secret for storage. `purpose`, such as `webhook`, is authenticated: a value that is copied to another
   * purpose's column does not decrypt. Returns the text unchanged if SECRETS_KEY is not set.
   */
  readonly encryptSecret: (text: string, purpose: string) => string;
  /** Decrypts a stored secret. Returns a text that is not encrypted unchanged. Throws if its key is not configured. */
  readonly decryptSecret: (stored: string, purpose: string) => string;
}

export interface StoredSecretCipher extends SecretCipher {
  /** What stored values under the current key start with; null if new values are not encrypted. */
  readonly currentPrefix: string | null;
  /** Whether `decryptSecret` has the key of this value. */
  readonly isReadable: (stored: string) => boolean;
}

/**
 * AES-256-GCM with a random nonce. The stored form is `enc:v1:KEYID:BASE64URL` of nonce, ciphertext and tag; the key id
 * finds the key among the current one and the previous ones.
 *
 * Source: NIST SP 800-38D, 8.2.2: at most 2^32 values per key with random nonces.
 */
export function createSecretCipher(
  key: Buffer | undefined,
  previousKeys: readonly Buffer[] = [],
): StoredSecretCipher {
  const keys = new Map(
    [...(key ? [key] : []), ...previousKeys].map((each) => [keyIdOf(each), each]),
  );
  const currentPrefix = key ? `${scheme}${keyIdOf(key)}:` : null;
  return {
    currentPrefix,
    isReadable: (stored) => !isEncrypted(stored) || keys.has(keyIdIn(stored)),
    encryptSecret(text, purpose) {
      if (!key || currentPrefix === null) return text;
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce).setAAD(Buffer.from(purpose));
      const sealed = Buffer.concat([
        nonce,
        cipher.update(text),
        cipher.final(),
        cipher.getAuthTag(),
      ]);
      return `${currentPrefix}${sealed.toString('base64url')}`;
    },
    decryptSecret(stored, purpose) {
      if (!isEncrypted(stored)) return stored;
      const keyId = keyIdIn(stored);
      const found = keys.get(keyId);
      if (!found)
        throw new Error(
          `A stored secret is encrypted with the key ${keyId}: set SECRETS_KEY or SECRETS_PREVIOUS_KEYS to it`,
        );
      const sealed = Buffer.from(stored.slice(stored.lastIndexOf(':') + 1), 'base64url');
      const decipher = createDecipheriv(algorithm, found, sealed.subarray(0, nonceBytes), {
        authTagLength: tagBytes,
      })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(sealed.subarray(-tagBytes));
      return Buffer.concat([
        decipher.update(sealed.subarray(nonceBytes, -tagBytes)),
        decipher.final(),
      ]).toString();
    },
  };
}

/** Identifies a key without revealing it. */
export function keyIdOf(key: Buffer): string {
  return createHash('sha256').update('order-store key id ').update(key).digest('hex').slice(0, 8);
}

/** The id of the key that a stored value is encrypted with. */
export function keyIdIn(stored: string): string {
  return stored.slice(scheme.length, stored.indexOf(':', scheme.length));
}

/** What every encrypted value starts with. */
export const scheme = 'enc:v1:';

function isEncrypted(stored: string): boolean {
  return stored.startsWith(scheme);
}

const algorithm = 'aes-256-gcm';
const nonceBytes = 12;
const tagBytes = 16;
