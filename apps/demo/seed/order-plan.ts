import { catalog, type CatalogEntry } from './catalog.ts';
import { customers } from './people.ts';
import { randomFrom, type Random } from './random.ts';

/** The final status of a demo order. */
export type Outcome = 'pending' | 'confirmed' | 'shipped' | 'delivered' | 'cancelled';

export interface PlannedOrder {
  /** Does not change between runs, so that no order is placed twice. */
  readonly idempotencyKey: string;
  readonly lines: readonly { readonly sku: string; readonly quantity: number }[];
  readonly outcome: Outcome;
  /** Note on the last status change. */
  readonly note: string | undefined;
}

const seed = 20_261_123;
const ordersPerCustomer = [22, 18, 16, 15, 14, 13, 12, 11, 10, 9, 7, 3];

/** Returns each customer's orders, oldest first, by email. The same in every run. */
export function planOrders(): ReadonlyMap<string, readonly PlannedOrder[]> {
  const random = randomFrom(seed);
  return new Map(
    customers.map(({ email }, index) => {
      const count = ordersPerCustomer[index] ?? 0;
      return [
        email,
        Array.from({ length: count }, (_, nth) => planOrder(random, email, nth, count)),
      ];
    }),
  );
}

/** Units sold per SKU, without cancelled orders. */
export function plannedSales(plan: ReadonlyMap<string, readonly PlannedOrder[]>) {
  const sold = new Map<string, number>();
  for (const order of [...plan.values()].flat()) {
    if (order.outcome === 'cancelled') continue;
    for (const { sku, quantity } of order.lines) sold.set(sku, (sold.get(sku) ?? 0) + quantity);
  }
  return sold;
}

function planOrder(random: Random, email: string, nth: number, count: number): PlannedOrder {
  const outcome = outcomeOf(random, nth, count);
  // Cancelled orders take stock temporarily, so they contain only well-stocked products.
  const available = outcome === 'cancelled' ? catalog.filter(({ stock }) => stock >= 40) : catalog;
  const [mailbox] = email.split('@');
  return {
    idempotencyKey: `demo-${mailbox}-${nth + 1}`,
    lines: planLines(random, available),
    outcome,
    note: random.pick(notes[outcome]),
  };
}

function planLines(random: Random, products: readonly CatalogEntry[]) {
  const weighted = products.map((entry) => [entry, entry.popularity] as const);
  const lines = new Map<string, number>();
  const lineCount = random.pick(lineCounts);
  while (lines.size < lineCount) {
    const { sku, price } = random.pick(weighted);
    lines.set(sku, price.length > 5 ? 1 : random.pick(quantities));
  }
  return [...lines].map(([sku, quantity]) => ({ sku, quantity }));
}

/** Older orders are further along. */
function outcomeOf(random: Random, nth: number, count: number): Outcome {
  const age = count - nth;
  if (age === 1)
    return random.pick([
      ['pending', 3],
      ['confirmed', 1],
    ] as const);
  if (age === 2)
    return random.pick([
      ['confirmed', 2],
      ['shipped', 2],
      ['cancelled', 1],
    ] as const);
  return random.pick([
    ['delivered', 8],
    ['shipped', 2],
    ['cancelled', 1],
  ] as const);
}

const lineCounts = [
  [1, 5],
  [2, 6],
  [3, 4],
  [4, 2],
  [6, 1],
] as const;
const quantities = [
  [1, 8],
  [2, 4],
  [4, 2],
  [6, 1],
] as const;

const notes: Readonly<Record<Outcome, readonly (readonly [string | undefined, number])[]>> = {
  pending: [[undefined, 1]],
  confirmed: [
    [undefined, 2],
    ['Paid by bank transfer', 1],
    ['Gift wrap, no prices inside', 1],
  ],
  shipped: [
    ['Royal Mail, two parcels', 1],
    ['Royal Mail, signed for', 2],
    [undefined, 1],
  ],
  delivered: [
    [undefined, 3],
    ['Left with neighbour at no. 14', 1],
    ['Handed to resident', 2],
  ],
  cancelled: [
    ['Ordered the wrong size', 1],
    ['Found it cheaper elsewhere', 1],
    ['Would arrive too late', 1],
  ],
};
