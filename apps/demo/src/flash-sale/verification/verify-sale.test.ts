import { describe, expect, test } from 'vitest';
import type { Attempt, SaleRecord, StoredOrder } from './sale-record.ts';
import { verifySale, type CheckName } from './verify-sale.ts';

/** Seven units in orders of two: two confirmed orders, one without a response, and one attempt sold out. */
const consistent: SaleRecord = {
  unitsPerOrder: 2,
  stockBefore: 7,
  attempts: [
    attempt('a', '1', 'ordered', ['71']),
    { ...attempt('b', '2', 'ordered', ['72']), clicks: 2 },
    attempt('c', '3', 'unknown'),
    attempt('d', '4', 'unknown'),
    attempt('e', '1', 'sold-out'),
  ],
  orders: new Map([
    ['a', order('71', '1')],
    ['b', order('72', '2')],
    ['c', order('73', '3')],
  ]),
  movements: [sale('71', 5), sale('72', 3), sale('73', 1)],
  otherOrders: [],
  stockAfter: 1,
};

test('passes when responses, orders and stock history agree', () => {
  const { passed, checks, totals } = verifySale(consistent);
  expect(checks.filter((check) => !check.passed)).toEqual([]);
  expect(passed).toBe(true);
  expect(totals).toEqual({
    unitsSold: 6,
    left: 1,
    attempts: 5,
    ordered: 2,
    soldOut: 1,
    unanswered: 2,
    unansweredOrders: 1,
  });
});

test('passes when other customers, cancellations and counts change the stock during the sale', () => {
  const verification = verifySale({
    ...consistent,
    movements: [
      sale('71', 5),
      { kind: 'adjustment', delta: 10, quantityAfter: 15, orderId: null },
      sale('99', 13),
      { kind: 'cancellation', delta: 2, quantityAfter: 15, orderId: '50' },
      { kind: 'count', delta: -10, quantityAfter: 5, orderId: null },
      sale('72', 3),
      sale('73', 1),
    ],
    otherOrders: [order('99', '1000')],
  });
  expect(failedChecks(verification)).toEqual([]);
});

test('passes when there were no attempts', () => {
  const none = {
    attempts: [],
    orders: new Map(),
    movements: [],
    stockAfter: consistent.stockBefore,
  };
  expect(failedChecks(verifySale({ ...consistent, ...none }))).toEqual([]);
});

describe('fails', () => {
  const cases: readonly [string, Partial<SaleRecord>, readonly CheckName[]][] = [
    ['when a unit is missing', { stockAfter: 0 }, ['stock-adds-up']],
    ['when there is an extra unit', { stockAfter: 2 }, ['stock-adds-up']],
    [
      'when more units were sold than available',
      {
        stockBefore: 5,
        movements: [sale('71', 3), sale('72', 1), sale('73', -1)],
        stockAfter: -1,
      },
      ['never-negative'],
    ],
    [
      'when a confirmed order is not stored',
      {
        orders: without('b'),
        movements: [sale('71', 5), sale('73', 3)],
        stockAfter: 3,
        attempts: consistent.attempts.slice(0, 4),
      },
      ['confirmations-stored'],
    ],
    [
      'when a confirmed order belongs to another buyer',
      { orders: new Map([...consistent.orders, ['a', order('71', '2')]]) },
      ['confirmations-stored'],
    ],
    [
      'when two buyers received the same order',
      {
        attempts: consistent.attempts.map((each) =>
          each.key === 'b' ? attempt('b', '1', 'ordered', ['71']) : each,
        ),
        orders: new Map([...consistent.orders, ['b', order('71', '1')]]),
        movements: [sale('71', 5), sale('73', 3)],
        stockAfter: 3,
      },
      ['confirmations-stored', 'no-false-sold-out'],
    ],
    [
      'when an order has the wrong quantity',
      {
        orders: new Map([...consistent.orders, ['a', { ...order('71', '1'), units: 1 }]]),
        movements: [{ ...sale('71', 6), delta: -1 }, sale('72', 4), sale('73', 2)],
        stockAfter: 2,
      },
      ['confirmations-stored', 'no-false-sold-out'],
    ],
    [
      'when a double-click created two orders',
      {
        attempts: consistent.attempts.map((each) =>
          each.key === 'b' ? { ...each, orderIds: ['72', '74'] } : each,
        ),
        movements: [...consistent.movements.slice(0, 2), sale('74', 1), sale('73', -1)],
        stockBefore: 7,
        stockAfter: -1,
        otherOrders: [order('74', '2')],
      },
      ['never-negative', 'double-clicks-deduplicated', 'no-extra-orders'],
    ],
    [
      'when an attempt rejected as sold out has an order',
      {
        orders: new Map([...consistent.orders, ['e', order('74', '1')]]),
        stockBefore: 9,
        movements: [sale('71', 7), sale('72', 5), sale('73', 3), sale('74', 1)],
      },
      ['sold-out-has-no-order'],
    ],
    [
      'when an attempt was rejected while stock was sufficient',
      {
        stockBefore: 8,
        movements: [sale('71', 6), sale('72', 4), sale('73', 2)],
        stockAfter: 2,
      },
      ['no-false-sold-out'],
    ],
    [
      'when a buyer has an order that belongs to no attempt',
      {
        stockBefore: 9,
        movements: [sale('71', 7), sale('72', 5), sale('73', 3), sale('80', 1)],
        otherOrders: [order('80', '4')],
      },
      ['no-extra-orders'],
    ],
    [
      'when an order has no stock movement',
      {
        movements: [sale('71', 5), sale('72', 3)],
        stockAfter: 3,
        attempts: consistent.attempts.slice(0, 4),
      },
      ['history-matches-orders'],
    ],
    [
      'when an order has two stock movements',
      {
        stockBefore: 9,
        movements: [sale('71', 7), sale('72', 5), sale('72', 3), sale('73', 1)],
      },
      ['history-matches-orders'],
    ],
  ];
  test.each(cases)('%s', (_, changes, failed) => {
    const verification = verifySale({ ...consistent, ...changes });
    expect(verification.passed).toBe(false);
    expect(failedChecks(verification)).toEqual(failed);
  });
});

function failedChecks({ checks }: ReturnType<typeof verifySale>): CheckName[] {
  return checks.flatMap(({ name, passed }) => (passed ? [] : [name]));
}

function attempt(
  key: string,
  userId: string,
  outcome: Attempt['outcome'],
  orderIds: readonly string[] = [],
): Attempt {
  return { key, userId, clicks: 1, outcome, orderIds };
}

function order(id: string, userId: string): StoredOrder {
  return { id, userId, units: 2 };
}

function sale(orderId: string, quantityAfter: number): SaleRecord['movements'][number] {
  return { kind: 'sale', delta: -2, quantityAfter, orderId };
}

function without(key: string): SaleRecord['orders'] {
  return new Map([...consistent.orders].filter(([each]) => each !== key));
}
