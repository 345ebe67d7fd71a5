import { expect, test } from 'vitest';
import { heapAfterCollection } from '../../testing/index.ts';
import { BodyChunks } from './body-chunks.ts';

test('chunks of one byte take little memory', () => {
  const count = 500_000;
  const before = heapAfterCollection();
  const body = new BodyChunks();
  for (let sent = 0; sent < count; sent++) body.add(Buffer.from('x'));
  expect(heapAfterCollection() - before).toBeLessThan(10 * 2 ** 20);
  expect(body.bytes()).toHaveLength(count);
});

test('keeps the order of small and large chunks', () => {
  const body = new BodyChunks();
  const texts = ['a', 'b'.repeat(5000), 'c', ...Array.from({ length: 1500 }, (_, n) => `${n}`)];
  for (const text of texts) body.add(Buffer.from(text));
  expect(body.bytes().toString()).toBe(texts.join(''));
});
