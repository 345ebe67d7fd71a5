import type { OrderStatus } from '@order-store/db';
import fc from 'fast-check';
import { expect } from 'vitest';
import { rejection, storeTest, type TestStore } from '../testing/index.ts';
import { fuzzSettings, fuzzTimeout } from '../testing/fuzz/fuzz-settings.ts';
import { formatMoney } from '../shared/money.ts';
import type { OrderView } from './order-views.ts';

/** What the ledger of units and the payments of an order must say, computed without SQL. */
class OrderModel {
  status: OrderStatus = 'pending';
  captured = 0n;
  readonly items = prices.map((price) => ({
    price,
    ordered: 3,
    cancelled: 0,
    shipped: 0,
    returned: 0,
    stock: 7,
  }));

  get net(): bigint {
    if (this.status === 'cancelled') return 0n;
    return this.items.reduce(
      (sum, { price, ordered, cancelled, returned }) =>
        sum + price * BigInt(ordered - cancelled - returned),
      0n,
    );
  }

  /** Returns why the store must reject the step; undefined if it must not. */
  take(step: Step): string | undefined {
    if (step.do === 'ship') return this.#ship(step.units ?? this.#open);
    if (step.do === 'cancelItems') return this.#cancel(step.units);
    if (step.do === 'returnItems') return this.#return(step.units, step.restock);
    if (step.do === 'pay') {
      this.captured += step.cents;
      this.#confirmIfPaid();
      return undefined;
    }
    if (step.do === 'cancel') {
      if (this.items.some(({ shipped }) => shipped > 0)) return 'ILLEGAL_TRANSITION';
      return this.#cancel(this.#open);
    }
    const [from, to] = step.do === 'confirm' ? moves.confirm : moves.deliver;
    if (this.status !== from) return 'ILLEGAL_TRANSITION';
    this.status = to;
    return undefined;
  }

  get #open(): number[] {
    return this.items.map(({ ordered, cancelled, shipped }) => ordered - cancelled - shipped);
  }

  #ship(units: readonly number[]): string | undefined {
    if (this.status !== 'confirmed') return 'ILLEGAL_TRANSITION';
    if (areTooMany(units, this.#open)) return 'TOO_FEW_UNITS';
    for (const [at, item] of this.items.entries()) item.shipped += units[at] ?? 0;
    this.#close();
    return undefined;
  }

  #cancel(units: readonly number[]): string | undefined {
    if (this.status !== 'pending' && this.status !== 'confirmed') return 'ILLEGAL_TRANSITION';
    if (areTooMany(units, this.#open)) return 'TOO_FEW_UNITS';
    for (const [at, item] of this.items.entries()) {
      item.cancelled += units[at] ?? 0;
      item.stock += units[at] ?? 0;
    }
    this.#close();
    this.#confirmIfPaid();
    return undefined;
  }

  #return(units: readonly number[], restock: boolean): string | undefined {
    const left = this.items.map(({ shipped, returned }) => shipped - returned);
    if (areTooMany(units, left)) return 'TOO_FEW_UNITS';
    for (const [at, item] of this.items.entries()) {
      item.returned += units[at] ?? 0;
      if (restock) item.stock += units[at] ?? 0;
    }
    return undefined;
  }

  #close(): void {
    if (this.items.some(({ ordered, cancelled, shipped }) => ordered > cancelled + shipped)) return;
    this.status = this.items.some(({ shipped }) => shipped > 0) ? 'shipped' : 'cancelled';
  }

  #confirmIfPaid(): void {
    if (this.status === 'pending' && this.captured > 0n && this.captured >= this.net)
      this.status = 'confirmed';
  }
}

function areTooMany(units: readonly number[], left: readonly number[]): boolean {
  return units.some((count, at) => count > (left[at] ?? 0));
}

const moves = { confirm: ['pending', 'confirmed'], deliver: ['shipped', 'delivered'] } as const;

type Step =
  | { readonly do: 'confirm' | 'deliver' | 'cancel' }
  | { readonly do: 'pay'; readonly cents: bigint }
  | { readonly do: 'ship'; readonly units: readonly number[] | undefined }
  | { readonly do: 'cancelItems'; readonly units: readonly number[] }
  | { readonly do: 'returnItems'; readonly units: readonly number[]; readonly restock: boolean };

const prices = [1999n, 3n];

const Units = fc
  .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 2 }))
  .filter((units) => units.some((count) => count > 0));

const Step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.constant({ do: 'confirm' } as const) },
  { weight: 1, arbitrary: fc.constantFrom({ do: 'deliver' } as const, { do: 'cancel' } as const) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('pay'), cents: fc.bigInt(1n, 4000n) }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('ship'),
      units: fc.option(Units, { nil: undefined, freq: 4 }),
    }),
  },
  { weight: 4, arbitrary: fc.record({ do: fc.constant('cancelItems'), units: Units }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('returnItems'), units: Units, restock: fc.boolean() }),
  },
);

storeTest(
  'matches a model of the units after every step',
  { timeout: fuzzTimeout() },
  async ({ store }) => {
    const [ada, staff] = [await store.customer(), await store.staff()];
    let reference = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { minLength: 4, maxLength: 14 }), async (steps) => {
        const products = await Promise.all(
          prices.map((price) => store.product({ price: formatMoney(price), stockQuantity: 10 })),
        );
        const order = await ada.place(products.map((product) => [product, 3] as const));
        const model = new OrderModel();
        for (const step of steps) {
          const expected = model.take(step);
          const call = run(staff.api, order, step, `pi_${++reference}`);
          if (expected === undefined) await call;
          else expect((await rejection(call)).reason).toBe(expected);
          expectSame(await staff.api.orders.get({ id: order.id }), model);
        }
        const stock = await Promise.all(products.map((product) => store.stockOf(product)));
        expect(stock).toEqual(model.items.map((item) => item.stock));
        const { items: due } = await staff.api.payments.listRefundsDue({ limit: 100 });
        const excess = model.captured - model.net;
        expect(due.find(({ orderId }) => orderId === order.id)?.amount).toBe(
          excess > 0n ? formatMoney(excess) : undefined,
        );
      }),
      fuzzSettings(),
    );
    expect(await store.violations()).toEqual([]);
  },
);

function expectSame(order: OrderView, model: OrderModel): void {
  const { status, items, net, captured } = model;
  const left = net > captured ? net - captured : 0n;
  const hasShipped = items.some(({ shipped }) => shipped > 0);
  const isWhole = status === 'shipped' || status === 'delivered';
  expect(order).toMatchObject({
    status,
    netTotal: formatMoney(net),
    fulfilment: isWhole ? 'fulfilled' : hasShipped ? 'partial' : 'unfulfilled',
    items: items.map(({ cancelled, shipped, returned }) => ({
      quantity: 3,
      cancelledQuantity: cancelled,
      shippedQuantity: shipped,
      returnedQuantity: returned,
    })),
    payment: { captured: formatMoney(captured), amountDue: formatMoney(left) },
  });
}

function run(
  { orders, payments }: Awaited<ReturnType<TestStore['staff']>>['api'],
  { id, items }: OrderView,
  step: Step,
  reference: string,
): Promise<unknown> {
  const lines = (units: readonly number[]) =>
    items
      .map(({ id: itemId }, at) => ({ itemId, quantity: units[at] ?? 0 }))
      .filter(({ quantity }) => quantity > 0);
  if (step.do === 'pay') {
    const amount = formatMoney(step.cents);
    return payments.record({ orderId: id, provider: 'x', reference, kind: 'captured', amount });
  }
  if (step.do === 'ship') return orders.ship({ id, items: step.units && lines(step.units) });
  if (step.do === 'cancelItems') return orders.cancelItems({ id, items: lines(step.units) });
  if (step.do === 'returnItems') {
    const { restock } = step;
    return orders.returnItems({
      id,
      items: lines(step.units).map((line) => ({ ...line, restock })),
    });
  }
  return orders[step.do]({ id });
}
