import { isStoreError, type StoreClient, type Order, type StoreError } from '@order-store/sdk';
import { callLimit } from './call-limit.ts';
import { Customers } from './customers.ts';
import { formatCents } from './money.ts';
import { findPlaced, placeOrder } from './place-order.ts';
import { isTemporary } from './with-retries.ts';
import { Products } from './products.ts';
import type { Reconciliation } from './reconciliation.ts';
import type { Invoice } from './read-invoices.ts';
import { Schedule } from './schedule.ts';
import { splitInvoice, type PlannedOrder } from './split-invoice.ts';

interface PlacingOptions {
  readonly client: StoreClient;
  /** Each product's name by its SKU. */
  readonly names: ReadonlyMap<string, string>;
  /** Records placed and rejected orders. */
  readonly reconciliation: Reconciliation;
  /** Maximum number of concurrent orders. */
  readonly concurrency: number;
  /** On abort, running calls finish and nothing new starts. */
  readonly signal: AbortSignal;
  /** Called for each order, placed now or by an earlier run. */
  readonly onOrder: (order: PlannedOrder) => void;
}

/** Order lines read ahead. Their stock is received at once, one adjustment per product. */
const linesAhead = 50_000;
/** Maximum number of concurrent independent calls. */
const concurrentCalls = 200;
/** More differences than this indicate a general problem and stop the run. */
const maxDifferences = 20;

/**
 * Places the invoices' orders concurrently, with the same result as one after the other. For orders placed by an
 * earlier run, no price changes and no stock is received. A rejected order is recorded as a difference.
 *
 * @throws on errors that affect all orders: no response for a long time, missing permission, or too many rejected
 * orders. The same file can be placed again afterwards.
 */
export async function placeInvoices(
  invoices: AsyncIterable<Invoice>,
  options: PlacingOptions,
): Promise<void> {
  const failing = new AbortController();
  const signal = AbortSignal.any([options.signal, failing.signal]);
  const placing = new InvoicePlacing(options, signal);
  try {
    await placing.run(invoices);
  } catch (error) {
    const isInterrupted = options.signal.aborted;
    failing.abort();
    await placing.idle().catch(() => {});
    if (!isInterrupted) throw error;
  }
}

class InvoicePlacing {
  readonly #options: PlacingOptions;
  readonly #signal: AbortSignal;
  readonly #customers: Customers;
  readonly #products: Products;
  readonly #schedule: Schedule<MissingOrder>;
  readonly #limit: ReturnType<typeof callLimit>;

  constructor(options: PlacingOptions, signal: AbortSignal) {
    const products = new Products(options.client, signal);
    this.#options = options;
    this.#signal = signal;
    this.#customers = new Customers(options.client, signal);
    this.#products = products;
    this.#schedule = new Schedule<MissingOrder>({
      concurrency: options.concurrency,
      startingPrice: (sku) => products.at(sku).price,
      changePrice: (sku, price) => products.changePrice(sku, price),
      place: (order) => this.#place(order),
    });
    this.#limit = callLimit(concurrentCalls, signal);
    signal.addEventListener('abort', () => this.#schedule.stop());
  }

  async run(invoices: AsyncIterable<Invoice>): Promise<void> {
    for await (const orders of readAhead(invoices, linesAhead)) {
      const missing = await this.#findMissing(orders);
      const prepare = this.#productsFor(missing);
      for (const order of missing) {
        await prepare(order);
        if (this.#schedule.isStopped) break;
        this.#schedule.add(order);
      }
      // Prepare the next orders while the second half of these is placed.
      await this.#schedule.until(missing.length / 2);
      this.#signal.throwIfAborted();
    }
    await this.idle();
  }

  /** Resolves when no order is being placed. */
  async idle(): Promise<void> {
    await this.#schedule.until(0);
  }

  /** Returns the orders that no earlier run has placed. */
  async #findMissing(orders: PlannedOrder[]): Promise<MissingOrder[]> {
    const { client, reconciliation, onOrder } = this.#options;
    const found = orders.map((order) =>
      this.#limit(async () => {
        const { userId, isNew } = await this.#customers.find(order.customer);
        const placed = isNew ? undefined : await findPlaced(client, order, userId, this.#signal);
        if (placed === undefined) return { ...order, userId };
        reconciliation.addPlaced(order, placed, 'before');
        onOrder(order);
        return undefined;
      }),
    );
    return (await Promise.all(found)).filter((order) => order !== undefined);
  }

  /**
   * Starts to find or create the orders' products and to receive missing stock, in the order of use. Returns a function
   * that waits for the products of one order.
   */
  #productsFor(orders: MissingOrder[]): (order: MissingOrder) => Promise<void> {
    const needs = new Map<string, { price: bigint; quantity: number }>();
    for (const { sku, unitPrice, quantity } of orders.flatMap((order) => order.lines)) {
      const need = needs.get(sku);
      if (need) need.quantity += quantity;
      else needs.set(sku, { price: unitPrice, quantity });
    }
    const ready = new Map<string, Promise<void>>();
    for (const [sku, { price, quantity }] of needs) {
      const product = this.#limit(async () => {
        await this.#products.find(sku, this.#options.names.get(sku) ?? sku, price);
        await this.#products.reserve(sku, quantity);
      });
      // Handled where it is awaited; ignored after a failure.
      product.catch(() => {});
      ready.set(sku, product);
    }
    return async (order) => {
      for (const { sku } of order.lines) await ready.get(sku);
    };
  }

  async #place(order: MissingOrder): Promise<void> {
    const { client, reconciliation, onOrder } = this.#options;
    let placed: Order;
    try {
      placed = await placeOrder(client, this.#products, order, order.userId, this.#signal);
    } catch (error) {
      if (!isRejection(error) || reconciliation.differences.length >= maxDifferences) throw error;
      reconciliation.addRejected(order, error.message);
      return;
    }
    reconciliation.addPlaced(order, placed, 'now');
    onOrder(order);
    await this.#correctPrices(order, placed);
  }

  /** If another user changed a price meanwhile, corrects it for later orders. */
  async #correctPrices(order: MissingOrder, placed: Order): Promise<void> {
    const prices = new Map(placed.items.map((item) => [item.productId, item.unitPrice]));
    for (const { sku, unitPrice } of order.lines) {
      if (prices.get(this.#products.at(sku).id) === formatCents(unitPrice)) continue;
      await this.#products.refresh(sku);
      await this.#products.changePrice(sku, unitPrice);
    }
  }
}

interface MissingOrder extends PlannedOrder {
  readonly userId: string;
}

function isRejection(error: unknown): error is StoreError {
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
