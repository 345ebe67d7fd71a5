import { describe, expect, test } from 'vitest';
import type { Attempt, Evidence, StoredOrder } from './evidence.ts';
import { judgeSale, type CheckName } from './judge-sale.ts';

/** Five pieces, sold in twos: two orders, a third that its buyer never heard of, and one turned away. */
const honest: Evidence = {
  piecesAnOrder: 2,
  stockBefore: 7,
  attempts: [
    attempt('a', '1', 'ordered', ['71']),
    { ...attempt('b', '2', 'ordered', ['72']), clicks: 2 },
    attempt('c', '3', 'nothing'),
    attempt('d', '4', 'nothing'),
    attempt('e', '1', 'sold-out'),
  ],
  stored: new Map([
    ['a', order('71', '1')],
    ['b', order('72', '2')],
    ['c', order('73', '3')],
  ]),
  movements: [sale('71', 5), sale('72', 3), sale('73', 1)],
  others: [],
  stockNow: 1,
};

test('a sale is right when what was told, the orders and the stock’s history agree', () => {
  const { holds, checks, figures } = judgeSale(honest);
  expect(checks.filter((check) => !check.holds)).toEqual([]);
  expect(holds).toBe(true);
  expect(figures).toEqual({
    piecesSold: 6,
    left: 1,
    attempts: 5,
    ordered: 2,
    soldOut: 1,
    unanswered: 2,
    unansweredOrders: 1,
  });
});

test('other customers, returns and counts in between change nothing about that', () => {
  const verdict = judgeSale({
    ...honest,
    movements: [
      sale('71', 5),
      { kind: 'adjustment', delta: 10, quantityAfter: 15, orderId: null },
      sale('99', 13),
      { kind: 'cancellation', delta: 2, quantityAfter: 15, orderId: '50' },
      { kind: 'count', delta: -10, quantityAfter: 5, orderId: null },
      sale('72', 3),
      sale('73', 1),
    ],
    others: [order('99', '1000')],
  });
  expect(brokenIn(verdict)).toEqual([]);
});

test('nobody came: nothing was sold, and that is right', () => {
  const nothing = { attempts: [], stored: new Map(), movements: [], stockNow: honest.stockBefore };
  expect(brokenIn(judgeSale({ ...honest, ...nothing }))).toEqual([]);
});

describe('the verdict is red', () => {
  const lies: readonly [string, Partial<Evidence>, readonly CheckName[]][] = [
    ['when a piece is missing', { stockNow: 0 }, ['sold-what-was-there']],
    ['when there is one too many', { stockNow: 2 }, ['sold-what-was-there']],
    [
      'when more was sold than was there',
      {
        stockBefore: 5,
        movements: [sale('71', 3), sale('72', 1), sale('73', -1)],
        stockNow: -1,
      },
      ['never-below-zero'],
    ],
    [
      'when an order that was promised is not stored',
      {
        stored: without('b'),
        movements: [sale('71', 5), sale('73', 3)],
        stockNow: 3,
        attempts: honest.attempts.slice(0, 4),
      },
      ['each-yes-is-an-order'],
    ],
    [
      'when the promised order is somebody else’s',
      { stored: new Map([...honest.stored, ['a', order('71', '2')]]) },
      ['each-yes-is-an-order'],
    ],
    [
      'when two buyers were promised one order',
      {
        attempts: honest.attempts.map((each) =>
          each.key === 'b' ? attempt('b', '1', 'ordered', ['71']) : each,
        ),
        stored: new Map([...honest.stored, ['b', order('71', '1')]]),
        movements: [sale('71', 5), sale('73', 3)],
        stockNow: 3,
      },
      ['each-yes-is-an-order', 'turned-away-for-a-reason'],
    ],
    [
      'when the order has other pieces than were asked for',
      {
        stored: new Map([...honest.stored, ['a', { ...order('71', '1'), pieces: 1 }]]),
        movements: [{ ...sale('71', 6), delta: -1 }, sale('72', 4), sale('73', 2)],
        stockNow: 2,
      },
      ['each-yes-is-an-order', 'turned-away-for-a-reason'],
    ],
    [
      'when a second click made a second order',
      {
        attempts: honest.attempts.map((each) =>
          each.key === 'b' ? { ...each, orderIds: ['72', '74'] } : each,
        ),
        movements: [...honest.movements.slice(0, 2), sale('74', 1), sale('73', -1)],
        stockBefore: 7,
        stockNow: -1,
        others: [order('74', '2')],
      },
      ['never-below-zero', 'two-clicks-one-order', 'nothing-unasked'],
    ],
    [
      'when somebody was told “sold out” and has an order',
      {
        stored: new Map([...honest.stored, ['e', order('74', '1')]]),
        stockBefore: 9,
        movements: [sale('71', 7), sale('72', 5), sale('73', 3), sale('74', 1)],
      },
      ['no-left-nothing-behind'],
    ],
    [
      'when somebody was told “sold out” while there was enough',
      {
        stockBefore: 8,
        movements: [sale('71', 6), sale('72', 4), sale('73', 2)],
        stockNow: 2,
      },
      ['turned-away-for-a-reason'],
    ],
    [
      'when a buyer has an order that no key of theirs leads to',
      {
        stockBefore: 9,
        movements: [sale('71', 7), sale('72', 5), sale('73', 3), sale('80', 1)],
        others: [order('80', '4')],
      },
      ['nothing-unasked'],
    ],
    [
      'when an order took nothing from the shelf',
      {
        movements: [sale('71', 5), sale('72', 3)],
        stockNow: 3,
        attempts: honest.attempts.slice(0, 4),
      },
      ['ledger-agrees'],
    ],
    [
      'when an order took its pieces twice',
      {
        stockBefore: 9,
        movements: [sale('71', 7), sale('72', 5), sale('72', 3), sale('73', 1)],
      },
      ['ledger-agrees'],
    ],
  ];
  test.each(lies)('%s', (_, lie, broken) => {
    const verdict = judgeSale({ ...honest, ...lie });
    expect(verdict.holds).toBe(false);
    expect(brokenIn(verdict)).toEqual(broken);
  });
});

function brokenIn({ checks }: ReturnType<typeof judgeSale>): CheckName[] {
  return checks.flatMap(({ name, holds }) => (holds ? [] : [name]));
}

function attempt(
  key: string,
  userId: string,
  learnt: Attempt['learnt'],
  orderIds: readonly string[] = [],
): Attempt {
  return { key, userId, clicks: 1, learnt, orderIds };
}

function order(id: string, userId: string): StoredOrder {
  return { id, userId, pieces: 2 };
}

function sale(orderId: string, quantityAfter: number): Evidence['movements'][number] {
  return { kind: 'sale', delta: -2, quantityAfter, orderId };
}

function without(key: string): Evidence['stored'] {
  return new Map([...honest.stored].filter(([each]) => each !== key));
}
