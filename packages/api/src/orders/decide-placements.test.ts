import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatMoney } from '../shared/money.ts';
import { defaultFields } from './order-row.ts';
import { decidePlacements } from './decide-placements.ts';
import type { Decision, LockedProduct, PlacementRequest, PlacementState } from './placement.ts';

const productIds = ['1', '2', '3', '4'];
const unknownProduct = '9';

const products: fc.Arbitrary<LockedProduct[]> = fc.tuple(
  ...productIds.map((id) =>
    fc.record({
      id: fc.constant(id),
      sku: fc.constant(`SKU-${id}`),
      name: fc.constant(`Product ${id}`),
      price: fc.oneof(fc.bigInt(0n, 10_000n), fc.bigInt(0n, 99_999_999_99n)),
      stock: fc.nat(20),
      isArchived: fc.integer({ min: 0, max: 7 }).map((chance) => chance === 0),
      purchaseLimit: fc.option(fc.integer({ min: 1, max: 12 })),
    }),
  ),
);

const cents = (min: number) =>
  fc.integer({ min, max: min + 49_999 }).map((amount) => formatMoney(BigInt(amount)));

const request: fc.Arbitrary<PlacementRequest> = fc.record({
  userId: fc.constantFrom('7', '8', '404'),
  placedBy: fc.constant('7'),
  chosen: fc.constant(defaultFields),
  charges: fc.option(
    fc.array(
      fc.oneof(
        fc.record({
          kind: fc.constant('fee' as const),
          label: fc.constant('Fee'),
          amount: cents(0),
        }),
        fc.record({
          kind: fc.constant('discount' as const),
          label: fc.constant('Off'),
          amount: cents(-50_000),
        }),
      ),
      { maxLength: 4 },
    ),
    { nil: undefined },
  ),
  lines: fc.uniqueArray(
    fc.record({
      productId: fc.constantFrom(...productIds, unknownProduct),
      quantity: fc.integer({ min: 1, max: 8 }),
    }),
    { selector: ({ productId }) => productId, minLength: 1, maxLength: 4 },
  ),
  key: fc.option(
    fc.record({ key: fc.constantFrom('a', 'b', 'stored'), requestHash: fc.constantFrom('x', 'y') }),
    { nil: undefined },
  ),
});

const group = fc.record({ products, requests: fc.array(request, { maxLength: 30 }) });

function stateOf(locked: readonly LockedProduct[]): PlacementState {
  return {
    users: new Set(['7', '8']),
    products: new Map(locked.map((product) => [product.id, product])),
    keys: new Map([['7 stored', { orderId: '5', requestHash: 'x' }]]),
  };
}

function placed(decisions: readonly Decision[]) {
  return decisions.flatMap((decision) => (decision.outcome === 'placed' ? [decision.order] : []));
}

function soldOf(decisions: readonly Decision[]): Map<string, number> {
  const sold = new Map<string, number>();
  for (const { lines } of placed(decisions)) {
    for (const { product, quantity } of lines)
      sold.set(product.id, (sold.get(product.id) ?? 0) + quantity);
  }
  return sold;
}

test('never sells below zero stock', () => {
  fc.assert(
    fc.property(group, ({ products: locked, requests }) => {
      const sold = soldOf(decidePlacements(requests, stateOf(locked)));
      for (const { id, stock } of locked) expect(sold.get(id) ?? 0).toBeLessThanOrEqual(stock);
    }),
  );
});

test('never sells more to a customer than the purchase limit allows, nor archived products', () => {
  const bought = new Map([
    ['7 1', 3],
    ['8 2', 20],
  ]);
  fc.assert(
    fc.property(group, ({ products: locked, requests }) => {
      const state = { ...stateOf(locked), purchased: bought };
      const decisions = decidePlacements(requests, state);
      const orders = placed(decisions);
      for (const { id, isArchived, purchaseLimit } of locked) {
        for (const userId of ['7', '8']) {
          const held = bought.get(`${userId} ${id}`) ?? 0;
          const most = isArchived ? 0 : Math.max(0, (purchaseLimit ?? Infinity) - held);
          expect(unitsOf(orders, userId, id)).toBeLessThanOrEqual(most);
        }
      }
      for (const [index, decision] of decisions.entries()) {
        if (decision.outcome !== 'rejected' || decision.error.reason !== 'LIMIT_EXCEEDED') continue;
        const { userId = '', lines = [] } = requests[index] ?? {};
        const before = placed(decisions.slice(0, index));
        const exceeding = lines.flatMap(({ productId, quantity: requested }) => {
          const limit = locked.find(({ id }) => id === productId)?.purchaseLimit ?? Infinity;
          const held = bought.get(`${userId} ${productId}`) ?? 0;
          const allowed = Math.max(0, limit - held - unitsOf(before, userId, productId));
          return requested > allowed ? [{ productId, requested, allowed }] : [];
        });
        expect(decision.error.details).toEqual({ lines: exceeding });
        expect(exceeding).not.toEqual([]);
      }
    }),
  );
});

test('computes exact grand totals, which are never negative', () => {
  fc.assert(
    fc.property(group, ({ products: locked, requests }) => {
      const decisions = decidePlacements(requests, stateOf(locked));
      for (const { total, charges, grandTotal } of placed(decisions)) {
        const charged = charges.reduce(
          (sum, { amount }) => sum + Math.round(Number(amount) * 100),
          0,
        );
        expect(grandTotal).toBe(total + BigInt(charged));
        expect(grandTotal >= 0n && grandTotal <= 99_999_999_99n).toBe(true);
      }
      for (const decision of decisions) {
        if (decision.outcome !== 'rejected' || decision.error.reason !== 'INVALID_CHARGES')
          continue;
        expect(decision.error.details).toEqual({
          grandTotal: expect.stringMatching(/^-\d+\.\d\d$/),
        });
      }
    }),
  );
});

test('computes exact totals within DECIMAL(10,2)', () => {
  fc.assert(
    fc.property(group, ({ products: locked, requests }) => {
      for (const { total, lines } of placed(decidePlacements(requests, stateOf(locked)))) {
        const exact = lines.reduce(
          (sum, { product, quantity }) => sum + product.price * BigInt(quantity),
          0n,
        );
        expect(total).toBe(exact);
        expect(total <= 99_999_999_99n).toBe(true);
      }
    }),
  );
});

test('equals placing the orders one after another', () => {
  fc.assert(
    fc.property(group, ({ products: locked, requests }) => {
      const together = decidePlacements(requests, stateOf(locked));

      let left = locked;
      const purchased = new Map<string, number>();
      const keys = new Map(stateOf(locked).keys);
      const alone = requests.map((one, index) => {
        const [decision] = decidePlacements([one], { ...stateOf(left), keys, purchased });
        if (decision?.outcome === 'placed') {
          const sold = soldOf([decision]);
          left = left.map((product) => ({
            ...product,
            stock: product.stock - (sold.get(product.id) ?? 0),
          }));
          for (const [id, units] of sold) {
            const key = `${one.userId} ${id}`;
            purchased.set(key, (purchased.get(key) ?? 0) + units);
          }
          if (one.key)
            keys.set(`${one.userId} ${one.key.key}`, {
              orderId: `of ${index}`,
              requestHash: one.key.requestHash,
            });
        }
        return decision;
      });

      expect(together.map(outcomeOf)).toEqual(
        alone.map((decision) => decision && outcomeOf(decision)),
      );
    }),
    { numRuns: 500 },
  );
});

test('gives the same results without the rejected requests', () => {
  fc.assert(
    fc.property(group, ({ products: locked, requests }) => {
      const decisions = decidePlacements(requests, stateOf(locked));
      const kept = requests.filter((_, index) => decisions[index]?.outcome !== 'rejected');
      const again = decidePlacements(kept, stateOf(locked));
      expect(placed(again)).toEqual(placed(decisions));
      expect(again.some(({ outcome }) => outcome === 'rejected')).toBe(false);
    }),
  );
});

test('returns accepted orders in order of arrival, and only valid ones', () => {
  fc.assert(
    fc.property(group, ({ products: locked, requests }) => {
      const decisions = decidePlacements(requests, stateOf(locked));
      expect(decisions).toHaveLength(requests.length);
      for (const [index, decision] of decisions.entries()) {
        const asked = requests[index];
        if (decision.outcome !== 'placed') continue;
        expect(decision.order.userId).toBe(asked?.userId);
        expect(decision.order.userId).not.toBe('404');
        expect(
          decision.order.lines.map(({ product, quantity }) => ({
            productId: product.id,
            quantity,
          })),
        ).toEqual(asked?.lines);
      }
    }),
  );
});

test('reports every short line with the stock left by earlier orders', () => {
  const locked = productIds.map((id) => ({
    id,
    sku: id,
    name: id,
    price: 100n,
    stock: 3,
    isArchived: false,
    purchaseLimit: null,
  }));
  const [first, second] = decidePlacements(
    [ask(['1', 2], ['2', 1]), ask(['1', 2], ['2', 3], ['3', 3])],
    stateOf(locked),
  );
  expect(first?.outcome).toBe('placed');
  expect(second).toMatchObject({
    error: {
      reason: 'INSUFFICIENT_STOCK',
      details: {
        lines: [
          { productId: '1', requested: 2, available: 1 },
          { productId: '2', requested: 3, available: 2 },
        ],
      },
    },
  });
});

function unitsOf(orders: ReturnType<typeof placed>, userId: string, productId: string): number {
  return orders
    .filter((order) => order.userId === userId)
    .flatMap(({ lines }) => lines)
    .reduce((sum, { product, quantity }) => (product.id === productId ? sum + quantity : sum), 0);
}

/** The result for the caller, however it is stored. */
function outcomeOf(decision: Decision): unknown {
  if (decision.outcome === 'rejected') return [decision.error.reason, decision.error.details];
  if (decision.outcome === 'placed') {
    const { userId, total, lines } = decision.order;
    return {
      userId,
      total,
      lines: lines.map(({ product, quantity, subtotal }) => [product.id, quantity, subtotal]),
    };
  }
  return decision.outcome === 'retryInBatch'
    ? `retry of ${decision.index}`
    : `retry of ${decision.orderId.replace('of ', '')}`;
}

function ask(...lines: [string, number][]): PlacementRequest {
  return {
    userId: '7',
    placedBy: '7',
    chosen: defaultFields,
    key: undefined,
    lines: lines.map(([productId, quantity]) => ({ productId, quantity })),
  };
}
