import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDeeperThan } from './json-depth.ts';

test('computes the depth of the parsed value for any strings', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'binary' }), fc.nat(3), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const depth = depthOf(JSON.parse(text));
      expect([depth - 1, depth].map((limit) => isDeeperThan(text, limit))).toEqual([
        depth > 0,
        false,
      ]);
    }),
    { numRuns: 500 },
  );
});

test('ignores brackets, quotes and backslashes within strings', () => {
  for (const text of ['"[[["', String.raw`"\"[[["`, String.raw`["\\","[["]`, '{"[[[":"{{{"}']) {
    JSON.parse(text);
    expect(isDeeperThan(text, 1), text).toBe(false);
  }
});

test('computes a depth for malformed JSON', () => {
  expect(isDeeperThan('[[[', 2)).toBe(true);
  expect(isDeeperThan('[]]]]][[', 2)).toBe(false);
  expect(isDeeperThan('"unclosed [[[', 1)).toBe(false);
});

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
