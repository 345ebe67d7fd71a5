import { createHash } from 'node:crypto';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');

/**
 * A field as text. readCsv gives one character a byte; here they become UTF-8, or, where they are
 * none, Windows-1252, which is what exports of this kind are written in otherwise. Per field, since
 * real files hold both.
 */
export function decodeField(field: string): string {
  if (!/[\u0080-\u00ff]/.test(field)) return field;
  const bytes = Buffer.from(field, 'latin1');
  try {
    return utf8.decode(bytes);
  } catch {
    return western.decode(bytes);
  }
}

/** Text that any database can hold: well-formed, on one line, without control characters, trimmed. */
export function cleanText(text: string): string {
  if (/^[\u0021-\u007e](?:[\u0020-\u007e]*[\u0021-\u007e])?$/.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** The text, cut to at most `length` UTF-16 units, never through the middle of a character. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd();
}

/** A name of at most `length` that stays different for different texts: a long one ends in a hash. */
export function shortName(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${cutText(text, length - 17)}~${hashOf(text, 16)}`;
}

/** The first `length` hexadecimal digits of the text's SHA-256. */
export function hashOf(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
