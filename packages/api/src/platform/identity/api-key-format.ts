import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * A new API key: `osk_`, 256 random bits in base62, and a checksum. The prefix lets secret scanners find leaked keys;
 * the checksum detects typos without a query.
 *
 * Source: GitHub, "Behind GitHub's new authentication token formats" (2021).
 */
export function newApiKey(): string {
  const secret = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), secretLength);
  return `${prefix}${secret}${checksumOf(secret)}`;
}

/** Classifies a token by its format: an API key, a key with a typo, or something else. */
export function readApiKey(token: string): 'key' | 'mistyped' | 'other' {
  // A session token may start with the prefix too, but it is shorter.
  if (!token.startsWith(prefix) || token.length === sessionTokenLength) return 'other';
  const secret = token.slice(prefix.length, prefix.length + secretLength);
  return token === `${prefix}${secret}${checksumOf(secret)}` && /^\w+$/.test(token)
    ? 'key'
    : 'mistyped';
}

/** The start and end of a key, by which its owner recognizes it. */
export function hintOf(key: string): string {
  return `${key.slice(0, prefix.length + 4)}…${key.slice(-4)}`;
}

const prefix = 'osk_';
/** 62^43 > 2^256 */
const secretLength = 43;
/** 62^6 > 2^32 */
const checksumLength = 6;
const sessionTokenLength = 43;

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';

function checksumOf(secret: string): string {
  return base62(BigInt(crc32(secret)), checksumLength);
}

function base62(value: bigint, length: number): string {
  let text = '';
  for (let rest = value; rest > 0n; rest /= 62n) text = digits.charAt(Number(rest % 62n)) + text;
  return text.padStart(length, '0');
}
