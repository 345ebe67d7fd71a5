import { readFileSync } from 'node:fs';

/** Whether a password is among the most common ones, ignoring case. */
export function isCommonPassword(password: string): boolean {
  const folded = password.toLowerCase();
  return commonPasswords.has(folded) || new Set(folded).size <= 2 || isRun(folded);
}

/** Whether the characters are consecutive: `1234567890`, `abcdefghij`, `9876543210`. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (letter) => letter.codePointAt(0) ?? 0);
  const steps = new Set(codes.slice(1).map((code, index) => code - (codes[index] ?? 0)));
  const [step] = steps;
  return steps.size === 1 && (step === 1 || step === -1);
}

/** Common passwords of at least ten characters; shorter passwords are rejected for their length. */
const commonPasswords = new Set(
  readFileSync(new URL('common-passwords.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# ')),
);
