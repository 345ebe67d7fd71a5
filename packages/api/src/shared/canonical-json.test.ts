import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical-json.ts';

test('the order of fields does not matter, at any depth', () => {
  const sorted = '{"2":1,"10":2,"__proto__":{},"a":true,"b":[{"x":"ä","y":1},null]}';
  const other = '{"b":[{"y":1,"x":"ä"},null],"a":true,"10":2,"2":1,"__proto__":{}}';
  expect(canonicalJson(JSON.parse(other))).toBe(sorted);
  expect(canonicalJson(JSON.parse(sorted))).toBe(sorted);
});

test('keeps every value of JSON, and what a program passes reads as JSON has it', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const value: unknown = JSON.parse(json);
      expect(JSON.parse(canonicalJson(value))).toEqual(value);
    }),
  );
  const passed = { at: new Date(0), nothing: undefined, list: [undefined] };
  expect(JSON.parse(canonicalJson(passed))).toEqual(JSON.parse(JSON.stringify(passed)));
});
