import { expect, test } from 'vitest';
import { replaceFigures } from './write-readme.ts';

const markers = ['<!-- begin figures: written by npm run bench -->', '<!-- end figures -->'];

test('replaces only the text between the markers', () => {
  const text = `before\n${markers[0]}\nold\n${markers[1]}\nafter\n`;

  const once = replaceFigures(text, 'new');

  expect(once).toBe(`before\n${markers[0]}\n\nnew\n\n${markers[1]}\nafter\n`);
  expect(replaceFigures(once, 'new')).toBe(once);
});

test('rejects a text without markers', () => {
  expect(() => replaceFigures('before', 'new')).toThrow('has no markers');
});
