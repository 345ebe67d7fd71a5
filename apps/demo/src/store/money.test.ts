import { describe, expect, test } from 'vitest';
import { formatMoney, lineTotal, sumOf, toPence } from './money.ts';

describe('money', () => {
  test('sums what floats get wrong', () => {
    expect(sumOf(['0.10', '0.20'])).toBe('0.30');
    expect(sumOf(Array.from({ length: 1000 }, () => '0.01'))).toBe('10.00');
    expect(sumOf(['99999999.99', '0.01'])).toBe('100000000.00');
  });

  test('sums nothing to nothing', () => {
    expect(sumOf([])).toBe('0.00');
  });

  test('multiplies past what a float holds exactly', () => {
    expect(lineTotal('19.99', 3)).toBe('59.97');
    expect(lineTotal('99999999.99', 1_000_000)).toBe('99999999990000.00');
  });

  test('keeps the sign of less than a pound', () => {
    expect(sumOf(['0.05', '-0.10'])).toBe('-0.05');
  });

  test.each(['1', '1.5', '1.555', '', 'NaN', '1e3', '£1.00', ' 1.00'])('refuses %j', (amount) => {
    expect(() => toPence(amount)).toThrow(RangeError);
  });

  test('reads as pounds, to the last penny of a large amount', () => {
    expect(formatMoney('9.50')).toBe('£9.50');
    expect(formatMoney('1234.00')).toBe('£1,234.00');
    expect(formatMoney('90071992547409.93')).toBe('£90,071,992,547,409.93');
  });
});
