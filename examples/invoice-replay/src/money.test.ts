import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCents, parseCents } from './money.ts';

describe('parseCents', () => {
  it.each([
    ['2.55', 255n],
    ['2.5', 250n],
    ['2', 200n],
    ['2.', 200n],
    ['.5', 50n],
    ['0', 0n],
    ['-0.00', 0n],
    ['+1.10', 110n],
    ['-11062.06', -1106206n],
    ['2.550', 255n],
    ['1e2', 10000n],
    ['5E-2', 5n],
  ])('reads %s as %d cents', (text, cents) => {
    expect(parseCents(text)).toBe(cents);
  });

  it.each(['0.001', '2.555', '1e-3', '2.5500000000000003'])(
    'rejects the decimal places of %s',
    (text) => {
      expect(parseCents(text)).toBe('too many places');
    },
  );

  it.each([
    '',
    '.',
    '-',
    'abc',
    '1,25',
    '£2.55',
    '1.2.3',
    '0x10',
    'NaN',
    'Infinity',
    '1 000',
    'e5',
  ])('rejects "%s"', (text) => {
    expect(parseCents(text)).toBeUndefined();
  });

  it('parses the output of formatCents', () => {
    fc.assert(
      fc.property(fc.bigInt(), (cents) => {
        expect(parseCents(formatCents(cents))).toBe(cents);
      }),
    );
  });
});
