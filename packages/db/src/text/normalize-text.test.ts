import { expect, test } from 'vitest';
import { forbiddenCharacterIn, normalizeText, removeForbidden } from './normalize-text.ts';

const invisible = [
  '\0',
  '\u0007',
  '\n',
  '\t',
  '\u007F',
  '\u0085',
  '\u00AD',
  '\u034F',
  '\u061C',
  '\u115F',
  '\u180E',
  '\u200B',
  '\u200C',
  '\u200D',
  '\u200E',
  '\u2028',
  '\u202E',
  '\u2060',
  '\u2066',
  '\u2069',
  '\u2800',
  '\u3164',
  '\uFE0F',
  '\uFEFF',
  '\uFFA0',
  '\uFFFC',
  '\uFFFF',
  '\u{E0041}',
  '\u{1D173}',
];

test.for(
  invisible.map((character) => ({ code: character.codePointAt(0)?.toString(16), character })),
)('finds and removes U+$code in identifiers and lines', ({ character }) => {
  for (const kind of ['identifier', 'line'] as const) {
    const text = `PLAIN${character}1`;
    const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    expect(forbiddenCharacterIn(text, kind)).toMatch(new RegExp(`^U\\+${code} \\([^)]+\\)$`));
    expect(removeForbidden(text, kind)).toMatch(/^PLAIN ?1$/);
  }
});

test.for([
  'Jürgen',
  'Ὀδυσσεύς',
  '北京市',
  '👩🏽‍🚀',
  '❤️',
  '🏴󠁧󠁢󠁥󠁮󠁧󠁿',
  '1️⃣',
  'می‌خواهم',
  'क्‍ष',
  '葛󠄀',
  'a b',
  '100 % £€',
  '٠١٢ \u0600',
])('keeps the name %s', (name) => {
  expect(forbiddenCharacterIn(name, 'line')).toBeUndefined();
  expect(removeForbidden(name, 'line')).toBe(name.normalize('NFC'));
});

test('an identifier has no joiners and no variants', () => {
  for (const sku of ['❤️', '👩‍🚀', 'می‌خواهم'])
    expect(forbiddenCharacterIn(sku, 'identifier')).toBeDefined();
});

test('prose has line breaks and tabs, but no control characters and no overrides', () => {
  expect(normalizeText(' a\r\nb\rc\td ', 'prose')).toBe('a\nb\nc\td');
  expect(forbiddenCharacterIn('a\n\tb\u00ADc', 'prose')).toBeUndefined();
  expect(forbiddenCharacterIn('a\u0007', 'prose')).toBe('U+0007 (bell)');
  expect(forbiddenCharacterIn('a\u202Eb', 'prose')).toBe('U+202E (right-to-left override)');
});

test('composes characters, trims, and has one kind of space in a line', () => {
  expect(normalizeText('\uFEFF Cafe\u0301\u00A0au\u2003lait\u3000', 'line')).toBe('Café au lait');
  expect(normalizeText('12\u00A0cm', 'prose')).toBe('12\u00A0cm');
});

test('ends a sequence of combining characters that no language needs', () => {
  const thirty = `x${'\u0316'.repeat(30)}`;
  expect(normalizeText(thirty, 'line')).toBe(thirty);
  const more = normalizeText(`${thirty}\u0316`, 'prose');
  expect(more).toBe(`${thirty}\u034F\u0316`);
  expect(normalizeText(more, 'prose')).toBe(more);
  expect(forbiddenCharacterIn(more, 'line')).toContain('U+034F');
});
