import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMoney,
  compareMoney,
  formatMoney,
  multiplyMoney,
  parseMoney,
  toMoney,
} from './index.ts';

const cents = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

describe('an amount', () => {
  test('survives parsing and formatting at any size', () => {
    fc.assert(
      fc.property(cents, (amount) => {
        expect(parseMoney(toMoney(amount))).toBe(amount);
      }),
    );
  });

  test.for([
    ['29.99', 2999n],
    ['29.9', 2990n],
    ['29', 2900n],
    ['0.05', 5n],
    ['-0.05', -5n],
    ['-0', 0n],
    ['99999999999999999999.99', 9_999_999_999_999_999_999_999n],
  ] as const)('%s is %d cents', ([amount, expected]) => {
    expect(parseMoney(amount)).toBe(expected);
  });

  test.each(['', '.', '1.', '.5', '1.999', '1e3', '1,00', ' 1', '1\n', '+1', 'NaN', '--1', '٣'])(
    'is not %j',
    (text) => expect(() => parseMoney(text)).toThrow(RangeError),
  );

  test.each([29.99, 1, 1n, null, undefined, {}])('is not %s, which is not a string', (value) => {
    expect(() => Reflect.apply(parseMoney, undefined, [value])).toThrow(/is not an amount/);
  });
});

describe('arithmetic', () => {
  test('is exact where floats are not', () => {
    expect(addMoney('0.10', '0.20')).toBe('0.30');
    expect(multiplyMoney('1.10', 3)).toBe('3.30');
    expect(multiplyMoney('99999999.99', 1_000_000)).toBe('99999999990000.00');
    expect(addMoney()).toBe('0.00');
    expect(addMoney('5', '-7.50')).toBe('-2.50');
  });

  test('equals arithmetic in cents', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(parseMoney(addMoney(toMoney(a), toMoney(b)))).toBe(a + b);
        expect(parseMoney(multiplyMoney(toMoney(a), b))).toBe(a * b);
        expect(compareMoney(toMoney(a), toMoney(b))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
  });

  test('compares by value, not as text', () => {
    expect(['10', '9.50', '-1', '9.5'].toSorted(compareMoney)).toEqual(['-1', '9.50', '9.5', '10']);
  });

  test('rejects fractional quantities', () => {
    expect(() => multiplyMoney('1.00', 0.5)).toThrow(RangeError);
  });
});

describe('formatMoney', () => {
  test('formats by locale', () => {
    expect(formatMoney('1234.5', { currency: 'GBP', locale: 'en-GB' })).toBe('£1,234.50');
    expect(formatMoney('1234.5', { currency: 'EUR', locale: 'de-DE' })).toBe('1.234,50\u00a0€');
    expect(formatMoney('-0.05', { currency: 'USD', locale: 'en-US' })).toBe('-$0.05');
  });

  test('keeps the cents of amounts beyond the precision of numbers', () => {
    const amount = '12345678901234567890.12';
    const shown = formatMoney(amount, { currency: 'USD', locale: 'en-US' });
    expect(shown).toBe('$12,345,678,901,234,567,890.12');
  });

  test('keeps the cents in a currency without decimals', () => {
    expect(formatMoney('29.99', { currency: 'JPY', locale: 'en-US' })).toBe('¥29.99');
  });

  test('accepts options of Intl.NumberFormat', () => {
    const options = { currency: 'EUR', locale: 'en-IE', currencyDisplay: 'code' } as const;
    expect(formatMoney('3', options)).toBe('EUR\u00a03.00');
    expect(() => formatMoney('3', { currency: 'euro' })).toThrow(RangeError);
  });
});
