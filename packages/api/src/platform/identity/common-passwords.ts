import { readFileSync } from 'node:fs';

/** Whether a password is among the first that guessers try: a common one, or a common word with digits and signs around it. */
export function isCommonPassword(password: string): boolean {
  const folded = password.toLowerCase();
  return (
    commonPasswords.has(folded) ||
    new Set(folded).size <= 2 ||
    isRun(folded) ||
    commonWords.has(wordOf(folded))
  );
}

/**
 * Replaces digits and signs that stand for letters: `p@ssw0rd` is `password`.
 *
 * Source: zxcvbn, "l33t" substitutions.
 */
export function spellOut(text: string): string {
  return text.replaceAll(/[@4301!5$7]/g, (sign) => letters[sign] ?? sign);
}

const letters: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '0': 'o',
  '1': 'i',
  '!': 'i',
  '5': 's',
  $: 's',
  '7': 't',
};

/**
 * The word that a password consists of besides digits and signs at its ends, once if it is repeated; empty if there is
 * none.
 */
function wordOf(folded: string): string {
  const middle = folded.replaceAll(/^[^a-z@$]+|[^a-z]+$/g, '').replaceAll(/[\s._-]/g, '');
  const word = spellOut(middle);
  if (!/^[a-z]+$/.test(word)) return '';
  const [, repeated] = /^(.+?)\1+$/.exec(word) ?? [];
  return repeated ?? word;
}

/** Whether the characters are consecutive: `1234567890`, `abcdefghij`, `9876543210`. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step] = steps;
  return steps.size === 1 && (step === 1 || step === -1);
}

/** Common passwords of at least ten characters; shorter passwords are rejected for their length. */
const commonPasswords = readWords('common-passwords.txt');

const commonWords = readWords('common-words.txt');

function readWords(file: string): ReadonlySet<string> {
  const lines = readFileSync(new URL(file, import.meta.url), 'utf8').split('\n');
  return new Set(lines.filter((line) => line !== '' && !line.startsWith('# ')));
}
