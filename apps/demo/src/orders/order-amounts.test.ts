import { expect, test } from 'vitest';
import { amountPaid, deduction, refundDue } from './order-amounts.ts';

const payment = {
  status: 'refund_due',
  authorized: '0.00',
  captured: '50.00',
  refunded: '12.50',
  amountDue: '0.00',
} as const;

test('what was cancelled and returned reduces the total', () => {
  expect(deduction({ grandTotal: '50.00', netTotal: '37.50' })).toBe('-12.50');
  expect(deduction({ grandTotal: '50.00', netTotal: '50.00' })).toBe('0.00');
});

test('the refund due is what was paid beyond the net total', () => {
  expect(amountPaid({ payment })).toBe('37.50');
  expect(refundDue({ payment, netTotal: '25.00' })).toBe('12.50');
  expect(refundDue({ payment, netTotal: '0.00' })).toBe('37.50');
  expect(refundDue({ payment: { ...payment, status: 'paid' }, netTotal: '37.50' })).toBe('0.00');
});
