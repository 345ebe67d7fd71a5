import { isStoreError, iterate, type Order, type StoreClient } from '@order-store/sdk';
import { catalog } from './catalog.ts';
import { categoryOf } from './categories.ts';
import { plannedSales, planOrders, type Outcome, type PlannedOrder } from './order-plan.ts';
import { planSteps, type OrderStep } from './order-steps.ts';
import { customers, staffAccount, type DemoAccount } from './people.ts';

export { staffAccount, type DemoAccount } from './people.ts';

interface SeedOptions {
  /** Creates a client with a session token; null for an anonymous client. */
  readonly connect: (token: string | null) => StoreClient;
  /** Called after each step. */
  readonly onProgress: (done: number, total: number, label: string) => void;
  /** The time that the orders' times are planned for. Default: now. */
  readonly now?: Date;
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
  now = new Date(),
}: SeedOptions): Promise<readonly DemoAccount[]> {
  const plan = planOrders();
  const planned = [...plan.values()].flat();
  const progress = progressCounter(
    catalog.length + customers.length + 2 * planned.length,
    onProgress,
  );

  const staff = connect(await signIn(connect(null), staffAccount));
  const productIds = await createProducts(staff, plannedSales(plan), progress);

  const known = await knownEmails(staff);
  const buyers = new Map<string, Buyer>();
  await Promise.all(
    customers.map(async (person) => {
      const isKnown = known.has(person.email);
      const token = await (isKnown ? signInIfUnchanged : signUp)(connect(null), person);
      progress.add('Customers');
      // A visitor has changed this account's password: skip its orders.
      if (token !== null) buyers.set(person.email, await openBuyer(connect(token)));
    }),
  );
  await placeOrders(planSteps(plan, now), buyers, productIds, progress);
  await Promise.all(
    [...plan].map(([email, orders]) => advanceOrders(staff, orders, buyers.get(email), progress)),
  );
  return [staffAccount, ...customers];
}

/** A customer with the orders that were placed, oldest first. */
interface Buyer {
  readonly client: StoreClient;
  readonly orders: OrderState[];
}

type OrderState = Pick<Order, 'id' | 'status'>;

async function openBuyer(client: StoreClient): Promise<Buyer> {
  const newestFirst = await Array.fromAsync(iterate(client.orders.list, { limit: 100 }));
  return { client, orders: newestFirst.toReversed() };
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
        metadata: { category: categoryOf(sku) },
      });
      ids.set(sku, product.id);
    }
    progress.add('Products');
  }
  return ids;
}

/**
 * Places and cancels the orders one after the other, so that the position in a customer's list identifies each planned
 * order even after its idempotency key has expired. The key covers an order whose response was lost.
 */
async function placeOrders(
  steps: readonly OrderStep[],
  buyers: ReadonlyMap<string, Buyer>,
  productIds: ReadonlyMap<string, string>,
  progress: Progress,
): Promise<void> {
  for (const { action, order, email, nth } of steps) {
    const buyer = buyers.get(email);
    const placed = buyer?.orders[nth];
    if (action === 'cancel') {
      if (buyer && placed?.status === 'pending')
        buyer.orders[nth] = await buyer.client.orders.cancel.mutate({
          id: placed.id,
          note: order.note,
        });
    } else {
      // After an order that cannot be placed any more, positions no longer match: the rest of the plan is skipped.
      if (buyer && !placed && buyer.orders.length === nth) {
        const created = await place(buyer.client, order, productIds);
        if (created) buyer.orders.push(created);
      }
      progress.add('Orders');
    }
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

/** Advances a customer's orders to their planned statuses. */
async function advanceOrders(
  staff: StoreClient,
  orders: readonly PlannedOrder[],
  buyer: Buyer | undefined,
  progress: Progress,
): Promise<void> {
  for (const [nth, order] of orders.entries()) {
    const placed = buyer?.orders[nth];
    if (placed) await advance(staff, placed, order);
    progress.add('Order statuses');
  }
}

async function advance(
  staff: StoreClient,
  { id, status }: OrderState,
  { outcome, note }: PlannedOrder,
): Promise<void> {
  const current = path.indexOf(status);
  // Not if a visitor has moved the order off its planned path.
  if (current === -1) return;
  for (const to of path.slice(current + 1, path.indexOf(outcome) + 1)) {
    const input = { id, customerNote: to === outcome ? note : undefined };
    if (to === 'confirmed') await staff.orders.confirm.mutate(input);
    if (to === 'shipped') await staff.orders.ship.mutate(input);
    if (to === 'delivered') await staff.orders.deliver.mutate(input);
  }
}

/** The statuses that an order passes through unless it is cancelled. */
const path: readonly Outcome[] = ['pending', 'confirmed', 'shipped', 'delivered'];

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
