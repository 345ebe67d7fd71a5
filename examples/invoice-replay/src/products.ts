import { isStoreError, type StoreClient } from '@order-store/sdk';
import { formatCents, parseCents } from './money.ts';
import { isTemporary, isTurnedAway, withPatience } from './patience.ts';

/** A product of the order store as far as the replay follows it. */
export interface ShopProduct {
  readonly id: string;
  version: number;
  price: bigint;
  /** The stock that is promised to no order of this replay yet. */
  available: number;
}

/** What is received ahead of the orders at most, so that no stock passes an INT; the rest comes when it lacks. */
const largestReceipt = 100_000_000;

/** The shop's products in the order store, each found or made once, their prices and their stock. */
export class Products {
  readonly #client: StoreClient;
  readonly #signal: AbortSignal;
  readonly #finding = new Map<string, Promise<void>>();
  readonly #found = new Map<string, ShopProduct>();

  constructor(client: StoreClient, signal: AbortSignal) {
    this.#client = client;
    this.#signal = signal;
  }

  /** Finds the product by its SKU or makes it, with nothing in stock, at the given price in cents. */
  async find(sku: string, name: string, price: bigint): Promise<void> {
    let finding = this.#finding.get(sku);
    if (finding === undefined) {
      finding = this.#findOrCreate(sku, name, price);
      this.#finding.set(sku, finding);
    }
    return finding;
  }

  /** A product that was found before. */
  at(sku: string): ShopProduct {
    const product = this.#found.get(sku);
    if (product === undefined) throw new Error(`Product ${sku} is used before it was found.`);
    return product;
  }

  /** Brings the product to a price in cents, whoever else edits it meanwhile. */
  async changePrice(sku: string, price: bigint): Promise<void> {
    const product = this.at(sku);
    while (product.price !== price) {
      try {
        const { id, version: expectedVersion } = product;
        const input = { id, expectedVersion, price: formatCents(price) };
        const update = () => this.#client.products.update.mutate(input);
        follow(product, await withPatience(update, this.#signal));
      } catch (error) {
        // Also the answer to a second try whose first one had counted: then the price is there.
        if (!isStoreError(error, 'VERSION_CONFLICT')) throw error;
        const { current } = error.details;
        if (!('price' in current)) throw error;
        follow(product, current);
      }
    }
  }

  /** Reads price and version anew, after somebody else has changed them. */
  async refresh(sku: string): Promise<void> {
    const read = () => this.#client.products.get.query({ sku });
    follow(this.at(sku), await withPatience(read, this.#signal));
  }

  /**
   * Promises a quantity to orders and receives what is not in stock for them. An adjustment is no
   * call to make twice, so where nobody knows whether it counted it is left at that: if it did not,
   * an order is refused for want of stock, says how much it lacks, and that is received.
   */
  async reserve(sku: string, quantity: number): Promise<void> {
    const product = this.at(sku);
    product.available -= quantity;
    const lacking = Math.min(-product.available, largestReceipt);
    if (lacking <= 0) return;
    product.available += lacking;
    await this.receive(product.id, lacking);
  }

  /** Adds to a product's stock, at most once. */
  async receive(id: string, delta: number): Promise<void> {
    const input = { id, delta, reason: 'Received for the replay of invoices' };
    const adjust = () => this.#client.products.adjustStock.mutate(input);
    try {
      await withPatience(adjust, this.#signal, isTurnedAway);
    } catch (error) {
      if (!isTemporary(error)) throw error;
    }
  }

  async #findOrCreate(sku: string, name: string, price: bigint): Promise<void> {
    const read = () => this.#client.products.get.query({ sku });
    const create = () =>
      this.#client.products.create.mutate({ sku, name, price: formatCents(price) });
    const found = await withPatience(read, this.#signal).catch(async (notFound: unknown) => {
      if (!isStoreError(notFound, 'PRODUCT_NOT_FOUND')) throw notFound;
      return withPatience(create, this.#signal).catch((taken: unknown) => {
        if (!isStoreError(taken, 'SKU_TAKEN')) throw taken;
        return withPatience(read, this.#signal);
      });
    });
    const product = { id: found.id, version: 0, price: 0n, available: found.stockQuantity };
    follow(product, found);
    this.#found.set(sku, product);
  }
}

function follow(
  product: ShopProduct,
  row: { readonly version: number; readonly price: string },
): void {
  const price = parseCents(row.price);
  if (typeof price !== 'bigint') throw new Error(`The API gave "${row.price}" as a price.`);
  product.version = row.version;
  product.price = price;
}
