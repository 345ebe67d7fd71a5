import { isStoreError, iterate, type Order, type StoreClient } from '@order-store/sdk';

import { catalog } from './catalog.ts';
import { plannedSales, planOrders, type Outcome, type PlannedOrder } from './order-plan.ts';
import { customers, staffAccount, type DemoAccount } from './people.ts';

export { staffAccount, type DemoAccount } from './people.ts';

export interface SeedOptions {
  /** A client that calls with this session's token; with null, as a stranger. */
  readonly connect: (token: string | null) => StoreClient;
  /** Told after each step: how many steps are done, of how many, and what is going on. */
  readonly onProgress: (done: number, total: number, what: string) => void;
}

/**
 * Fills the shop with products, customers and orders on their way, through the SDK as anyone would.
 * Run again after being cut off, it does what is left; on a full shop it changes nothing. SKUs, e-mails
 * and idempotency keys tell what is there.
 *
 * @returns who can sign in, staff first.
 * @throws {StoreError} UNAUTHENTICATED when {@link staffAccount} does not exist, or any error of the store.
 */
export async function seedDemo({
  connect,
  onProgress,
}: SeedOptions): Promise<readonly DemoAccount[]> {
  const plan = planOrders();
  const planned = [...plan.values()].flat();
  const steps = counter(catalog.length + customers.length + planned.length, onProgress);

  const staff = connect(await signIn(connect(null), staffAccount));
  const productIds = await fillShelves(staff, plannedSales(plan), steps);

  await Promise.all(
    customers.map(async (person) => {
      const token = await signUp(connect(null), person);
      steps.did('Customers');
      const orders = plan.get(person.email) ?? [];
      // Whoever changed the password of this account has it for themselves: it gets no more orders.
      if (token === null) steps.did('Orders', orders.length);
      else await placeOrders(connect(token), staff, orders, productIds, steps);
    }),
  );
  return [staffAccount, ...customers];
}

/** Creates what is missing of the catalog, last first, and gives the id of each SKU. */
async function fillShelves(
  staff: StoreClient,
  sold: ReadonlyMap<string, number>,
  steps: Steps,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  for await (const { sku, id } of iterate(staff.products.list, { limit: 100 })) ids.set(sku, id);

  for (const { sku, name, description, price, stock } of catalog.toReversed()) {
    if (!ids.has(sku)) {
      const stockQuantity = stock + (sold.get(sku) ?? 0);
      const product = await staff.products.create.mutate({
        sku,
        name,
        description,
        price,
        stockQuantity,
      });
      ids.set(sku, product.id);
    }
    steps.did('Products');
  }
  return ids;
}

/**
 * One customer's orders, one after the other: the plan's order is the list's. So their place in the list
 * tells which of them are there, also when the store has long forgotten their idempotency keys; the keys
 * guard the one whose answer was lost.
 */
async function placeOrders(
  customer: StoreClient,
  staff: StoreClient,
  orders: readonly PlannedOrder[],
  productIds: ReadonlyMap<string, string>,
  steps: Steps,
): Promise<void> {
  const newestFirst = await Array.fromAsync(iterate(customer.orders.list, { limit: 100 }));
  const there = newestFirst.toReversed();
  for (const [nth, order] of orders.entries()) {
    const placed = there[nth] ?? (await place(customer, order, productIds));
    // Without this one the next would take its place in the list: leave the rest of the plan.
    if (placed === null) return steps.did('Orders', orders.length - nth);
    await moveOn(customer, staff, placed, order);
    steps.did('Orders');
  }
}

/** Places an order; null when visitors of the demo have bought what it needs. */
async function place(
  customer: StoreClient,
  { idempotencyKey, lines }: PlannedOrder,
  productIds: ReadonlyMap<string, string>,
): Promise<Order | null> {
  const items = lines.flatMap(({ sku, quantity }) => {
    const productId = productIds.get(sku);
    return productId === undefined ? [] : [{ productId, quantity }];
  });
  return customer.orders.place.mutate({ items, idempotencyKey }).catch((error: unknown) => {
    if (isStoreError(error, 'INSUFFICIENT_STOCK')) return null;
    throw error;
  });
}

/** Brings an order as far as the plan says, from wherever it is. */
async function moveOn(
  customer: StoreClient,
  staff: StoreClient,
  { id, status }: Pick<Order, 'id' | 'status'>,
  { outcome, note }: PlannedOrder,
): Promise<void> {
  const path = paths[outcome];
  const here = path.indexOf(status);
  // Somebody took it elsewhere meanwhile: it is theirs now.
  if (here === -1) return;
  const said = (to: Outcome) => (to === outcome && note !== undefined ? { id, note } : { id });
  for (const to of path.slice(here + 1)) {
    if (to === 'confirmed') await staff.orders.confirm.mutate(said(to));
    if (to === 'shipped') await staff.orders.ship.mutate(said(to));
    if (to === 'delivered') await staff.orders.deliver.mutate(said(to));
    if (to === 'cancelled') await customer.orders.cancel.mutate(said(to));
  }
}

/** The states that an order passes, for each that it ends in. */
const paths: Readonly<Record<Outcome, readonly Outcome[]>> = {
  pending: ['pending'],
  confirmed: ['pending', 'confirmed'],
  shipped: ['pending', 'confirmed', 'shipped'],
  delivered: ['pending', 'confirmed', 'shipped', 'delivered'],
  cancelled: ['pending', 'cancelled'],
};

async function signIn(stranger: StoreClient, { email, password }: DemoAccount): Promise<string> {
  return (await stranger.auth.signIn.mutate({ email, password })).token;
}

/** A session of this person, who is signed up if new; null when the account has another password. */
async function signUp(stranger: StoreClient, person: DemoAccount): Promise<string | null> {
  const { email, name, password } = person;
  try {
    return (await stranger.auth.signUp.mutate({ email, name, password })).token;
  } catch (error) {
    if (!isStoreError(error, 'EMAIL_TAKEN')) throw error;
  }
  return signIn(stranger, person).catch((error: unknown) => {
    if (isStoreError(error, 'UNAUTHENTICATED')) return null;
    throw error;
  });
}

interface Steps {
  /** Counts what was done. */
  did(what: string, count?: number): void;
}

function counter(total: number, onProgress: SeedOptions['onProgress']): Steps {
  let done = 0;
  return {
    did(what, count = 1) {
      done += count;
      onProgress(done, total, what);
    },
  };
}
