import { expect, test } from 'vitest';
import { putBetweenMarks } from './write-readme.ts';

const marks = [
  '<!-- figures of the last whole run, written by npm run bench -->',
  '<!-- end of the figures -->',
];

test('replaces what is between the marks and nothing else', () => {
  const text = `before\n${marks[0]}\nold\n${marks[1]}\nafter\n`;

  const once = putBetweenMarks(text, 'new');

  expect(once).toBe(`before\n${marks[0]}\n\nnew\n\n${marks[1]}\nafter\n`);
  expect(putBetweenMarks(once, 'new')).toBe(once);
});

test('refuses a text without marks', () => {
  expect(() => putBetweenMarks('before', 'new')).toThrow('no place for the figures');
});
