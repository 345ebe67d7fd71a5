import { setImmediate } from 'node:timers/promises';
import { mergeMetadata } from '../platform/metadata/patch-metadata.ts';
import { DomainError } from '../shared/domain-error.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import type { JsonObject } from '../shared/json-object.ts';
import { formatMoney, maxCents, parseMoney, type Cents } from '../shared/money.ts';
import type { ProductChangeView, ProductFieldsView } from './product-view.ts';
import type { UpdateMany } from './update-many-schemas.ts';

export interface SelectedProduct extends ProductFieldsView {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
}

type Update = Pick<UpdateMany, 'price' | 'archived' | 'metadata'>;

/**
 * What an update changes in the products, without those that have the new values already. Other calls run in between:
 * comparing the metadata of thousands of products may take seconds. VALIDATION_FAILED
 */
export async function changesOf(
  products: readonly SelectedProduct[],
  update: Update,
): Promise<ProductChangeView[]> {
  const changes: ProductChangeView[] = [];
  for (const [index, product] of products.entries()) {
    if (index % productsPerTurn === 0) await setImmediate();
    const change = changeOf(product, update);
    if (change) changes.push(change);
  }
  return changes;
}

const productsPerTurn = 20;

/** Undefined if the product has the new values already. */
function changeOf(
  { id, sku, name, price, archived, metadata }: SelectedProduct,
  update: Update,
): ProductChangeView | undefined {
  const from = { price, archived, metadata };
  const to = {
    price: update.price ? formatMoney(changePrice(parseMoney(price), update.price)) : price,
    archived: update.archived ?? archived,
    metadata: update.metadata ? patched(metadata, update.metadata, sku) : metadata,
  };
  const isSame =
    from.price === to.price && from.archived === to.archived && !hasNewMetadata({ from, to });
  return isSame ? undefined : { id, sku, name, from, to };
}

/** The same object if the patch changes nothing. */
function patched(metadata: JsonObject, patch: JsonObject, sku: string): JsonObject {
  const merged = mergeMetadata(metadata, patch, `product ${sku}`);
  return canonicalJson(merged) === canonicalJson(metadata) ? metadata : merged;
}

export function hasNewMetadata({ from, to }: Pick<ProductChangeView, 'from' | 'to'>): boolean {
  return from.metadata !== to.metadata;
}

export interface InvalidPrice {
  readonly sku: string;
  readonly price: string;
}

/** Prices that would be negative or too high. */
export function invalidPricesOf(changes: readonly ProductChangeView[]): InvalidPrice[] {
  return changes
    .filter(({ to }) => {
      const price = parseMoney(to.price);
      return price < 0n || price > maxCents;
    })
    .map(({ sku, to }) => ({ sku, price: to.price }));
}

/** OUT_OF_RANGE if there are any. */
export function rejectPrices(invalid: readonly InvalidPrice[]): void {
  const [first] = invalid;
  if (!first) return;
  const others = invalid.length > 1 ? `, and ${invalid.length - 1} other prices are invalid` : '';
  const message = `price: ${first.sku} would cost ${first.price}${others}; prices are from 0.00 to ${formatMoney(maxCents)}`;
  throw new DomainError('OUT_OF_RANGE', message, {});
}

/** Rounds half a cent up. */
function changePrice(price: Cents, change: NonNullable<UpdateMany['price']>): Cents {
  if ('amount' in change) return price + parseMoney(change.amount);
  // In hundredths of a percent, which are at least -10,000.
  const percent = parseMoney(change.percent);
  return (price * (10_000n + percent) + 5000n) / 10_000n;
}
