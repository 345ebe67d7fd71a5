import { randomBytes } from 'node:crypto';
import { crc32 } from 'node:zlib';

/**
 * A key's secret: `osk_`, 256 random bits in base62, and a checksum. By the prefix scanners recognize one
 * that was published by mistake, by the checksum without asking anybody.
 *
 * Source: GitHub, "Behind GitHub's new authentication token formats" (2021).
 */
export function newApiKey(): string {
  const secret = base62(BigInt(`0x${randomBytes(32).toString('hex')}`), secretLength);
  return `${prefix}${secret}${checksumOf(secret)}`;
}

/** What a token claims to be: a key as it was made, a key with a typo, or no key at all. */
export function readApiKey(token: string): 'key' | 'mistyped' | 'other' {
  // A session's token may begin like this too, but it is shorter and has no checksum.
  if (!token.startsWith(prefix) || token.length === sessionTokenLength) return 'other';
  const secret = token.slice(prefix.length, prefix.length + secretLength);
  return token === `${prefix}${secret}${checksumOf(secret)}` && /^\w+$/.test(token)
    ? 'key'
    : 'mistyped';
}

/** A key's beginning and end, to tell one's keys apart by. */
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
