import { randomInt } from 'node:crypto';

/** `ORD-7K3F9-QXM2A`: ten random characters of 29, about 4 × 10^14 numbers. */
export function randomOrderNumber(): string {
  return `ORD-${randomCharacters(5)}-${randomCharacters(5)}`;
}

/**
 * The numbers that a typed one may mean, the most likely first: in lower case, with other dashes or none, with spaces,
 * without the prefix, after other words, or with letters that look like digits. A number of another form is tried as it was
 * typed.
 */
export function possibleOrderNumbers(typed: string): string[] {
  const { upper, dashed } = inUpperCase(typed);
  const characters = upper.replaceAll(/[^0-9A-Z]/g, '');
  const [, first, second] = /^(?:.*[O0]RD)?([0-9A-Z]{5})([0-9A-Z]{5})$/.exec(characters) ?? [];
  const standard =
    first === undefined || second === undefined
      ? []
      : [`ORD-${withDigits(first)}-${withDigits(second)}`];
  return [...new Set([typed, ...standard, upper, dashed])];
}

/**
 * The prefixes of numbers that a search may mean, in any spelling of {@link possibleOrderNumbers}. Without `ORD-` only if
 * it has a digit, because most names have none.
 */
export function possibleOrderNumberPrefixes(search: string): string[] {
  const { upper } = inUpperCase(search);
  const characters = upper.replaceAll(/[^0-9A-Z]/g, '');
  const isPart = /\d/.test(characters) || /^[O0]RD[^0-9A-Z]/.test(upper);
  const [, first, second = ''] =
    /^(?:[O0]RD)?([0-9A-Z]{1,5})([0-9A-Z]{1,5})?$/.exec(characters) ?? [];
  const standard =
    first === undefined || !isPart
      ? []
      : [`ORD-${withDigits(first)}${second === '' ? '' : `-${withDigits(second)}`}`];
  return [...new Set([...possibleOrderNumbers(search), ...standard])];
}

function inUpperCase(typed: string): { readonly upper: string; readonly dashed: string } {
  const upper = typed.normalize('NFKC').trim().toUpperCase();
  return { upper, dashed: upper.replaceAll(/\s*[\p{Dash}\p{Pd}]\s*/gu, '-') };
}

/** The alphabet lacks these letters, so each means the digit that it looks like. */
function withDigits(characters: string): string {
  return characters.replaceAll(/[BGILOSZ]/g, (letter) => lookalikes[letter] ?? letter);
}

const lookalikes: Readonly<Record<string, string>> = {
  B: '8',
  G: '6',
  I: '1',
  L: '1',
  O: '0',
  S: '5',
  Z: '2',
};

/** Digits, and letters that do not look like digits: no B, G, I, L, O, S, Z. */
const alphabet = '0123456789ACDEFHJKMNPQRTUVWXY';

function randomCharacters(count: number): string {
  return Array.from({ length: count }, () => alphabet[randomInt(alphabet.length)]).join('');
}
