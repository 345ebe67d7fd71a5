import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney, maxCents, Money, parseMoney } from './money.ts';

const cents = fc.bigInt({ min: 0n, max: maxCents });

test('formats amounts with two decimal places and parses them back', () => {
  fc.assert(
    fc.property(cents, (amount) => {
      const text = formatMoney(amount);
      expect(text).toMatch(/^\d+\.\d\d$/);
      expect(parseMoney(text)).toBe(amount);
      expect(Money.parse(text)).toBe(text);
    }),
  );
});

test('adds and multiplies exactly', () => {
  expect(formatMoney(parseMoney('0.10') + parseMoney('0.20'))).toBe('0.30');
  fc.assert(
    fc.property(cents, fc.bigInt({ min: 1n, max: 1_000_000n }), (price, quantity) => {
      expect(parseMoney(formatMoney(price * quantity))).toBe(price * quantity);
    }),
  );
});

test.each([
  ['29.99', '29.99'],
  ['29.9', '29.90'],
  ['29', '29.00'],
  ['0', '0.00'],
  ['00000029.99', '29.99'],
  ['99999999.99', '99999999.99'],
])('parses %j as %s', (text, amount) => {
  expect(Money.parse(text)).toBe(amount);
});

test.each([
  29.99,
  0,
  null,
  undefined,
  true,
  ['29.99'],
  '',
  ' ',
  ' 1',
  '1 ',
  '1\n',
  '-1',
  '+1',
  '-0',
  '29.999',
  '29.',
  '.99',
  '1,99',
  '1e3',
  '0x10',
  'NaN',
  'Infinity',
  '١٢',
  '100000000',
  '100000000.00',
  '1.2.3',
])('rejects %j', (value) => {
  expect(Money.safeParse(value).error?.issues[0]?.message).toMatch(/^must be a decimal string/);
});
