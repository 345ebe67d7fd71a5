import { isStoreError, type StoreClient } from '@order-store/sdk';
import { formatCents, parseCents } from './money.ts';
import { isTemporary, wasNotExecuted, withRetries } from './with-retries.ts';

/** The replay's view of a product. */
interface ShopProduct {
  readonly id: string;
  version: number;
  price: bigint;
  /** Stock not reserved for an order of this replay. */
  available: number;
}

/** Limits a receipt, so that stock fits into an INT. The rest is received when an order lacks it. */
const maxReceipt = 100_000_000;

/** Maps the shop's products to products of the store, each found or created once; tracks prices and stock. */
export class Products {
  readonly #client: StoreClient;
  readonly #signal: AbortSignal;
  readonly #finding = new Map<string, Promise<void>>();
  readonly #found = new Map<string, ShopProduct>();

  constructor(client: StoreClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** Finds the product by SKU, or creates it without stock. The price is in cents. */
  async find(sku: string, name: string, price: bigint): Promise<void> {
    let finding = this.#finding.get(sku);
    if (finding === undefined) {
      finding = this.#findOrCreate(sku, name, price);
      this.#finding.set(sku, finding);
    }
    return finding;
  }

  /** Returns a product after `find`. */
  at(sku: string): ShopProduct {
    const product = this.#found.get(sku);
    if (product === undefined) throw new Error(`Product ${sku} is used before find() returned it.`);
    return product;
  }

  /** Sets the price in cents, even during concurrent edits by others. */
  async changePrice(sku: string, price: bigint): Promise<void> {
    const product = this.at(sku);
    while (product.price !== price) {
      try {
        const { id, version: expectedVersion } = product;
        const input = { id, expectedVersion, price: formatCents(price) };
        const change = () => this.#client.products.update.mutate(input);
        track(product, await withRetries(change, this.#signal));
      } catch (error) {
        // Also the result of a retry whose first attempt was executed: then the price is correct.
        if (!isStoreError(error, 'VERSION_CONFLICT')) throw error;
        const { current } = error.details;
        if (!('price' in current)) throw error;
        track(product, current);
      }
    }
  }

  /** Rereads price and version after a change by another user. */
  async refresh(sku: string): Promise<void> {
    const read = () => this.#client.products.get.query({ sku, includeArchived: true });
    track(this.at(sku), await withRetries(read, this.#signal));
  }

  /**
   * Reserves a quantity for orders and receives missing stock. An adjustment must not be executed twice, so it is not
   * retried after an unknown result: if it was not executed, an order fails with INSUFFICIENT_STOCK and the missing
   * quantity is received then.
   */
  async reserve(sku: string, quantity: number): Promise<void> {
    const product = this.at(sku);
    product.available -= quantity;
    const missing = Math.min(-product.available, maxReceipt);
    if (missing <= 0) return;
    product.available += missing;
    await this.receive(product.id, missing);
  }

  /** Adds to a product's stock, at most once. */
  async receive(id: string, delta: number): Promise<void> {
    const input = { id, delta, reason: 'invoice replay' };
    const adjust = () => this.#client.products.adjustStock.mutate(input);
    try {
      await withRetries(adjust, this.#signal, wasNotExecuted);
    } catch (error) {
      if (!isTemporary(error)) throw error;
    }
  }

  async #findOrCreate(sku: string, name: string, price: bigint): Promise<void> {
    const read = () => this.#client.products.get.query({ sku, includeArchived: true });
    const create = () =>
      this.#client.products.create.mutate({ sku, name, price: formatCents(price) });
    const found = await withRetries(read, this.#signal).catch(async (notFound: unknown) => {
      if (!isStoreError(notFound, 'PRODUCT_NOT_FOUND')) throw notFound;
      return withRetries(create, this.#signal).catch((taken: unknown) => {
        if (!isStoreError(taken, 'SKU_TAKEN')) throw taken;
        return withRetries(read, this.#signal);
      });
    });
    const product = { id: found.id, version: 0, price: 0n, available: found.stockQuantity };
    track(product, found);
    this.#found.set(sku, product);
  }
}

function track(
  product: ShopProduct,
  row: { readonly version: number; readonly price: string },
): void {
  const price = parseCents(row.price);
  if (typeof price !== 'bigint') throw new Error(`The API returned the price "${row.price}".`);
  product.version = row.version;
  product.price = price;
}
