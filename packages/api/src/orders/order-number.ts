import { randomInt } from 'node:crypto';

/** `ORD-7K3F9-QXM2A`: ten random characters of 29, some 420 million million numbers. */
export function randomOrderNumber(): string {
  return `ORD-${randomCharacters(5)}-${randomCharacters(5)}`;
}

/** Digits, and the letters that nobody takes for a digit: no B, G, I, L, O, S, Z. */
const alphabet = '0123456789ACDEFHJKMNPQRTUVWXY';

function randomCharacters(count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
}
