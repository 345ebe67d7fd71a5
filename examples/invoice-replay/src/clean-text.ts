import { createHash } from 'node:crypto';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const western = new TextDecoder('windows-1252');

/**
 * Decodes a field of readCsv, which has one character per byte, as UTF-8, or else as Windows-1252. Per field, because
 * real files mix both.
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

/** Makes text storable: well-formed, on one line, without control characters, trimmed. */
export function cleanText(text: string): string {
  if (/^[\u0021-\u007e](?:[\u0020-\u007e]*[\u0021-\u007e])?$/.test(text)) return text;
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}

/** Truncates to at most `length` UTF-16 units without splitting a character. */
export function cutText(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return (cut.isWellFormed() ? cut : cut.slice(0, -1)).trimEnd();
}

/** Shortens to at most `length` units; a long text ends in a hash, so different texts stay different. */
export function shortName(text: string, length: number): string {
  if (text.length <= length) return text;
  return `${cutText(text, length - 17)}~${hashOf(text, 16)}`;
}

/** The first `length` hexadecimal digits of the SHA-256. */
export function hashOf(text: string, length: number): string {
  return createHash('sha256').update(text).digest('hex').slice(0, length);
}
