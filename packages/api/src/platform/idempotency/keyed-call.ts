import { createHmac } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { canonicalJson } from '../../shared/canonical-json.ts';
import { DomainError } from '../../shared/domain-error.ts';
import { createSecretCipher, type SecretCipher } from '../secrets/secret-cipher.ts';

export interface CallWithKey {
  readonly procedure: string;
  /** Whose key it is. */
  readonly owner: string;
  readonly key: string;
  /** The input without the key. No input is the same as an empty one. */
  readonly content: unknown;
}

/** A mutation that was called with an idempotency key. */
export interface KeyedCall {
  readonly procedure: string;
  /** Identifies the owner and the key, without revealing the key. */
  readonly keyHash: Buffer;
  /** Identifies the procedure and the content. */
  readonly contentHash: Buffer;
  /** The same for every attempt, and different for other content: for the operation's own deduplication. */
  readonly id: string;
  /** Encrypts an answer with the key. Throws PAYLOAD_TOO_LARGE. */
  seal(answer: unknown): string;
  open(stored: string): unknown;
  /** What an operation does with a stored answer before it is returned, such as setting a cookie again. */
  finish?: (answer: unknown) => unknown;
}

/**
 * Everything derives from the key, which is not stored, and from `secret`. So the stored hashes cannot be used to guess a
 * password in the content, and an answer with a token cannot be read, unless the key can be guessed.
 */
export function keyedCall(
  { procedure, owner, key, content }: CallWithKey,
  secret: Buffer,
  { encryptSecret, decryptSecret }: SecretCipher,
): KeyedCall {
  const root = hmac(secret, JSON.stringify([owner, key]));
  const keyHash = hmac(root, 'key');
  const contentHash = hmac(root, `content ${procedure} ${canonicalJson(content ?? {})}`);
  const own = createSecretCipher(hmac(root, 'answer'));
  return {
    procedure,
    keyHash,
    contentHash,
    id: Buffer.concat([keyHash, contentHash]).toString('base64url'),
    seal(answer) {
      const text = JSON.stringify(answer ?? {});
      if (text.length > maxAnswerLength) throw tooLarge();
      const compressed = deflateRawSync(text, { level: 1 }).toString('base64url');
      return encryptSecret(`${mark}${own.encryptSecret(compressed, procedure)}`, answerPurpose);
    },
    open(stored) {
      const sealed = decryptSecret(stored, answerPurpose).slice(mark.length);
      const compressed = Buffer.from(own.decryptSecret(sealed, procedure), 'base64url');
      return JSON.parse(inflateRawSync(compressed, { maxOutputLength }).toString());
    },
  };
}

/** Authenticates answers that are also encrypted with SECRETS_KEY. */
const answerPurpose = 'idempotent-call';

/** Distinguishes an answer that is encrypted only with its key from one that SECRETS_KEY encrypts. */
const mark = 'key:';

/** An order with the maximum of lines and the longest names has half of it. */
const maxAnswerLength = 4 * 1024 * 1024;
const maxOutputLength = 4 * maxAnswerLength;

function tooLarge(): DomainError {
  const message = `The answer has more than ${maxAnswerLength} characters and cannot be kept for retries, so nothing was changed: call again without an idempotency key`;
  return new DomainError('PAYLOAD_TOO_LARGE', message, {});
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}
