import { isStoreError, iterate, type Order, type StoreClient } from '@order-store/sdk';
import { catalog } from './catalog.ts';
import { plannedSales, planOrders, type Outcome, type PlannedOrder } from './order-plan.ts';
import { customers, staffAccount, type DemoAccount } from './people.ts';

export { staffAccount, type DemoAccount } from './people.ts';

export interface SeedOptions {
  /** Creates a client with a session token; null for an anonymous client. */
  readonly connect: (token: string | null) => StoreClient;
  /** Called after each step. */
  readonly onProgress: (done: number, total: number, label: string) => void;
}

/**
 * Seeds the shop with products, customers and orders through the SDK. Idempotent: after an interruption it
 * completes the rest, and on a seeded shop it changes nothing. SKUs, emails and idempotency keys identify
 * existing data.
 *
 * @returns the accounts, staff first.
 * @throws {StoreError} UNAUTHENTICATED if {@link staffAccount} does not exist, or any other API error.
 */
export async function seedDemo({
  connect,
  onProgress,
}: SeedOptions): Promise<readonly DemoAccount[]> {
  const plan = planOrders();
  const planned = [...plan.values()].flat();
  const progress = progressCounter(catalog.length + customers.length + planned.length, onProgress);

  const staff = connect(await signIn(connect(null), staffAccount));
  const productIds = await createProducts(staff, plannedSales(plan), progress);

  const known = await knownEmails(staff);
  await Promise.all(
    customers.map(async (person) => {
      const isKnown = known.has(person.email);
      const token = await (isKnown ? signInIfUnchanged : signUp)(connect(null), person);
      progress.add('Customers');
      const orders = plan.get(person.email) ?? [];
      // A visitor has changed this account's password: skip its orders.
      if (token === null) progress.add('Orders', orders.length);
      else await placeOrders(connect(token), staff, orders, productIds, progress);
    }),
  );
  return [staffAccount, ...customers];
}

/** Creates the missing products, last first, and returns the product ID of each SKU. */
async function createProducts(
  staff: StoreClient,
  sold: ReadonlyMap<string, number>,
  progress: Progress,
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map<string, string>();
  const all = iterate(staff.products.list, { limit: 100, includeArchived: true });
  for await (const { sku, id } of all) ids.set(sku, id);

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
    progress.add('Products');
  }
  return ids;
}

/**
 * Places a customer's orders sequentially, so that the position in the order list identifies each planned order
 * even after its idempotency key has expired. The key covers an order whose response was lost.
 */
async function placeOrders(
  customer: StoreClient,
  staff: StoreClient,
  orders: readonly PlannedOrder[],
  productIds: ReadonlyMap<string, string>,
  progress: Progress,
): Promise<void> {
  const newestFirst = await Array.fromAsync(iterate(customer.orders.list, { limit: 100 }));
  const existing = newestFirst.toReversed();
  for (const [nth, order] of orders.entries()) {
    const placed = existing[nth] ?? (await place(customer, order, productIds));
    // Positions would no longer match, so skip the rest of the plan.
    if (placed === null) return progress.add('Orders', orders.length - nth);
    await advance(customer, staff, placed, order);
    progress.add('Orders');
  }
}

/** Places an order; null if it cannot be placed any more. */
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
    if (isStoreError(error) && unavailable.has(error.reason)) return null;
    throw error;
  });
}

/** Visitors of the demo have bought the stock, archived the product or limited its purchases. */
const unavailable: ReadonlySet<string> = new Set([
  'INSUFFICIENT_STOCK',
  'NOT_FOR_SALE',
  'LIMIT_EXCEEDED',
]);

/** Advances an order to its planned status. */
async function advance(
  customer: StoreClient,
  staff: StoreClient,
  { id, status }: Pick<Order, 'id' | 'status'>,
  { outcome, note }: PlannedOrder,
): Promise<void> {
  const path = paths[outcome];
  const current = path.indexOf(status);
  // A visitor has moved the order off its planned path.
  if (current === -1) return;
  const noteFor = (to: Outcome) => (to === outcome ? note : undefined);
  const inputFor = (to: Outcome) => ({ id, customerNote: noteFor(to) });
  for (const to of path.slice(current + 1)) {
    if (to === 'confirmed') await staff.orders.confirm.mutate(inputFor(to));
    if (to === 'shipped') await staff.orders.ship.mutate(inputFor(to));
    if (to === 'delivered') await staff.orders.deliver.mutate(inputFor(to));
    if (to === 'cancelled') await customer.orders.cancel.mutate({ id, note: noteFor(to) });
  }
}

/** The statuses an order passes through, by final status. */
const paths: Readonly<Record<Outcome, readonly Outcome[]>> = {
  pending: ['pending'],
  confirmed: ['pending', 'confirmed'],
  shipped: ['pending', 'confirmed', 'shipped'],
  delivered: ['pending', 'confirmed', 'shipped', 'delivered'],
  cancelled: ['pending', 'cancelled'],
};

async function signIn(anonymous: StoreClient, { email, password }: DemoAccount): Promise<string> {
  return (await anonymous.auth.signIn.mutate({ email, password })).token;
}

/** Sign-ups are limited, also those that fail because the account exists. */
async function knownEmails(staff: StoreClient): Promise<ReadonlySet<string>> {
  const emails = new Set<string>();
  for await (const { email } of iterate(staff.users.list, {
    search: '@pottle.example',
    limit: 100,
  }))
    emails.add(email);
  return emails;
}

async function signUp(
  anonymous: StoreClient,
  { email, name, password }: DemoAccount,
): Promise<string> {
  return (await anonymous.auth.signUp.mutate({ email, name, password })).token;
}

/** Returns the token; null if the password has changed. */
async function signInIfUnchanged(
  anonymous: StoreClient,
  person: DemoAccount,
): Promise<string | null> {
  return signIn(anonymous, person).catch((error: unknown) => {
    if (isStoreError(error, 'UNAUTHENTICATED')) return null;
    throw error;
  });
}

interface Progress {
  add(label: string, count?: number): void;
}

function progressCounter(total: number, onProgress: SeedOptions['onProgress']): Progress {
  let done = 0;
  return {
    add(label, count = 1) {
      done += count;
      onProgress(done, total, label);
    },
  };
}
