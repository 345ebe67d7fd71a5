import { isStoreError, type StoreClient, type Order, type StoreError } from '@order-store/sdk';
import { callLimit } from './call-limit.ts';
import { Customers } from './customers.ts';
import { formatCents } from './money.ts';
import { findPlaced, placeOrder } from './place-order.ts';
import { isTemporary } from './patience.ts';
import { Products } from './products.ts';
import type { Proof } from './proof.ts';
import type { Invoice } from './read-invoices.ts';
import { Schedule } from './schedule.ts';
import { splitInvoice, type PlannedOrder } from './split-invoice.ts';

export interface PlacingOptions {
  readonly client: StoreClient;
  /** Each product's name by its SKU. */
  readonly names: ReadonlyMap<string, string>;
  /** Takes what was placed, and what was refused. */
  readonly proof: Proof;
  /** How many orders may be under way at once. */
  readonly concurrency: number;
  /** Aborted, it lets end what is under way; nothing new begins. */
  readonly signal: AbortSignal;
  /** Called with each order that is there, placed now or before. */
  readonly onOrder: (order: PlannedOrder) => void;
}

/** How many order lines are read ahead; what they need is received together. */
const linesAhead = 50_000;
/** How many calls are made at once where none depends on another. */
const callsAtOnce = 200;
/** So many orders that are not as planned are no longer the trouble of single ones. */
const mostDifferences = 20;

/**
 * Places the invoices' orders, as many at once as keeps the result that of placing them one after
 * the other. Of orders that an earlier run has placed nothing is done again: no price changed, no
 * stock received. An order that the API refuses is left to the proof, and the others go on.
 *
 * @throws what makes going on senseless: no answer for a long time, no right to do this, or very
 * many refused orders. Then, too, the same file can be placed again.
 */
export async function placeInvoices(
  invoices: AsyncIterable<Invoice>,
  options: PlacingOptions,
): Promise<void> {
  const { client, proof, onOrder } = options;
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  const customers = new Customers(client, signal);
  const products = new Products(client, signal);
  const schedule = new Schedule<MissingOrder>({
    concurrency: options.concurrency,
    startingPrice: (sku) => products.at(sku).price,
    changePrice: (sku, price) => products.changePrice(sku, price),
    place: (order) => place(order),
  });
  const limit = callLimit(callsAtOnce, signal);
  signal.addEventListener('abort', () => schedule.stop());

  try {
    for await (const orders of readAhead(invoices, linesAhead)) {
      const missing = await findMissing(orders);
      const makeReady = productsFor(missing);
      for (const order of missing) {
        await makeReady(order);
        if (schedule.isStopped) break;
        schedule.add(order);
      }
      // The next ones are made ready while the second half of these is placed.
      await schedule.until(missing.length / 2);
      signal.throwIfAborted();
    }
    await schedule.until(0);
  } catch (error) {
    const isInterrupted = options.signal.aborted;
    ending.abort();
    await schedule.until(0).catch(() => {});
    if (!isInterrupted) throw error;
  }

  /** The orders that no earlier run has placed. */
  async function findMissing(orders: PlannedOrder[]): Promise<MissingOrder[]> {
    const found = orders.map((order) =>
      limit(async () => {
        const { userId, isNew } = await customers.find(order.customer);
        const placed = isNew ? undefined : await findPlaced(client, order, userId, signal);
        if (placed === undefined) return { ...order, userId };
        proof.addPlaced(order, placed, 'before');
        onOrder(order);
        return undefined;
      }),
    );
    return (await Promise.all(found)).filter((order) => order !== undefined);
  }

  /**
   * Begins to find the orders' products and to receive what is not in stock for all of them, the
   * products of the first order first. Returns how to wait for those of one order.
   */
  function productsFor(orders: MissingOrder[]): (order: MissingOrder) => Promise<void> {
    const needs = new Map<string, { price: bigint; quantity: number }>();
    for (const { sku, unitPrice, quantity } of orders.flatMap((order) => order.lines)) {
      const need = needs.get(sku);
      if (need) need.quantity += quantity;
      else needs.set(sku, { price: unitPrice, quantity });
    }
    const ready = new Map<string, Promise<void>>();
    for (const [sku, { price, quantity }] of needs) {
      const product = limit(async () => {
        await products.find(sku, options.names.get(sku) ?? sku, price);
        await products.reserve(sku, quantity);
      });
      // Waited for below, or of no interest any more.
      product.catch(() => {});
      ready.set(sku, product);
    }
    return async (order) => {
      for (const { sku } of order.lines) await ready.get(sku);
    };
  }

  async function place(order: MissingOrder): Promise<void> {
    let placed: Order;
    try {
      placed = await placeOrder(client, products, order, order.userId, signal);
    } catch (error) {
      if (!isRefusal(error) || proof.differences.length >= mostDifferences) throw error;
      proof.addRefused(order, error.message);
      return;
    }
    proof.addPlaced(order, placed, 'now');
    onOrder(order);
    await correctPrices(order, placed);
  }

  /** Somebody else changed a price under way: this order has it now, the next ones need not. */
  async function correctPrices(order: MissingOrder, placed: Order): Promise<void> {
    const prices = new Map(placed.items.map((item) => [item.productId, item.unitPrice]));
    for (const { sku, unitPrice } of order.lines) {
      if (prices.get(products.at(sku).id) === formatCents(unitPrice)) continue;
      await products.refresh(sku);
      await products.changePrice(sku, unitPrice);
    }
  }
}

interface MissingOrder extends PlannedOrder {
  readonly userId: string;
}

function isRefusal(error: unknown): error is StoreError {
  if (!isStoreError(error) || isTemporary(error)) return false;
  return !isStoreError(error, 'UNAUTHENTICATED') && !isStoreError(error, 'FORBIDDEN');
}

async function* readAhead(
  invoices: AsyncIterable<Invoice>,
  lines: number,
): AsyncGenerator<PlannedOrder[]> {
  let ahead: PlannedOrder[] = [];
  let count = 0;
  for await (const invoice of invoices) {
    for (const order of splitInvoice(invoice)) {
      ahead.push(order);
      count += order.lines.length;
    }
    if (count >= lines) {
      yield ahead;
      ahead = [];
      count = 0;
    }
  }
  if (ahead.length > 0) yield ahead;
}
