import fc from 'fast-check';
import { expect, test } from 'vitest';
import { limitExceededBy, type JsonLimits } from './json-shape.ts';

const noLimits: JsonLimits = { depth: Infinity, fields: Infinity };

test('computes the shape of the parsed value for any strings', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'binary' }), fc.nat(3), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const { depth, fields } = shapeOf(JSON.parse(text));
      const exceeded = [
        { depth, fields },
        { ...noLimits, depth: depth - 1 },
        { ...noLimits, fields: fields - 1 },
      ].map((limits) => limitExceededBy(text, limits));
      expect(exceeded).toEqual([
        undefined,
        depth > 0 ? 'depth' : undefined,
        fields > 0 ? 'fields' : undefined,
      ]);
    }),
    { numRuns: 500 },
  );
});

test('ignores brackets, colons, quotes and backslashes within strings', () => {
  const texts = ['"[[[::"', String.raw`"\"[[[::"`, String.raw`["\\","[[::"]`, '{"[[[::":"{{{::"}'];
  for (const text of texts) {
    JSON.parse(text);
    expect(limitExceededBy(text, { depth: 1, fields: 1 }), text).toBeUndefined();
  }
});

test('computes a shape for malformed JSON', () => {
  const limits = { depth: 2, fields: 2 };
  expect(limitExceededBy('[[[', limits)).toBe('depth');
  expect(limitExceededBy('[]]]]][[', limits)).toBeUndefined();
  expect(limitExceededBy('"unclosed [[[', limits)).toBeUndefined();
  expect(limitExceededBy(':::', limits)).toBe('fields');
  expect(limitExceededBy(']]::', limits)).toBeUndefined();
});

/** The nesting of a value, and the fields of its largest object. */
function shapeOf(value: unknown): JsonLimits {
  if (typeof value !== 'object' || value === null) return { depth: 0, fields: 0 };
  const shapes = Object.values(value).map(shapeOf);
  return {
    depth: 1 + Math.max(0, ...shapes.map(({ depth }) => depth)),
    fields: Math.max(
      Array.isArray(value) ? 0 : Object.keys(value).length,
      ...shapes.map(({ fields }) => fields),
    ),
  };
}
