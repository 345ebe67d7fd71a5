import { describe, expect, test } from 'vitest';
import { parseVatRates, vatCharges } from './vat.ts';

const rates = new Map([
  ['standard', '20'],
  ['reduced', '5'],
  ['zero', '0'],
]);

const net = (amount: string, taxClass?: string) => ({
  amount,
  metadata: taxClass === undefined ? {} : { taxClass },
});

describe('the VAT of an order', () => {
  test('is one charge per rate, of the sum of its products, rounded half up', () => {
    const amounts = [
      net('9.99'),
      net('0.02', 'standard'),
      net('10.10', 'reduced'),
      net('7.00', 'zero'),
    ];
    expect(vatCharges(amounts, rates)).toEqual([
      { kind: 'tax', label: 'VAT 20%', amount: '2.00' },
      { kind: 'tax', label: 'VAT 5%', amount: '0.51' },
    ]);
  });

  test('has the standard rate for products of an unknown class', () => {
    const odd = [net('10.00', 'luxury'), net('10.00', 'constructor')];
    const [charge, ...others] = vatCharges(
      [...odd, { amount: '10.00', metadata: { taxClass: 5 } }],
      rates,
    );
    expect(charge?.amount).toBe('6.00');
    expect(others).toEqual([]);
  });

  test('accepts rates with decimal places and amounts beyond the precision of numbers', () => {
    expect(vatCharges([net('99999999.99')], new Map([['standard', '17.5']]))).toEqual([
      { kind: 'tax', label: 'VAT 17.5%', amount: '17500000.00' },
    ]);
  });
});

test('parses rates by tax class', () => {
  expect(parseVatRates('standard:20, reduced:5,zero:0')).toEqual(rates);
  for (const text of [
    '',
    '20',
    'reduced:5',
    'standard:20%',
    'standard:-1',
    'standard:20,standard:5',
  ])
    expect(parseVatRates(text), text).toBeUndefined();
});
