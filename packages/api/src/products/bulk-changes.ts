import { mergeMetadata } from '../platform/metadata/patch-metadata.ts';
import { DomainError } from '../shared/domain-error.ts';
import { canonicalJson } from '../shared/json-object.ts';
import { formatMoney, maxCents, parseMoney, type Cents } from '../shared/money.ts';
import type { ProductChangeView, ProductFieldsView } from './product-view.ts';
import type { UpdateMany } from './update-many-schemas.ts';

export interface SelectedProduct extends ProductFieldsView {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
}

/** What an update changes in a product; undefined if the product has the new values already. VALIDATION_FAILED */
export function changeOf(
  { id, sku, name, price, archived, metadata }: SelectedProduct,
  update: Pick<UpdateMany, 'price' | 'archived' | 'metadata'>,
): ProductChangeView | undefined {
  const from = { price, archived, metadata };
  const to = {
    price: update.price ? formatMoney(changePrice(parseMoney(price), update.price)) : price,
    archived: update.archived ?? archived,
    metadata: update.metadata
      ? mergeMetadata(metadata, update.metadata, `product ${sku}`)
      : metadata,
  };
  return canonicalJson(from) === canonicalJson(to) ? undefined : { id, sku, name, from, to };
}

/** OUT_OF_RANGE if a price would be negative or too high. */
export function requireValidPrices(changes: readonly ProductChangeView[]): void {
  const invalid = changes.filter(({ to }) => {
    const price = parseMoney(to.price);
    return price < 0n || price > maxCents;
  });
  const [first] = invalid;
  if (!first) return;
  const others = invalid.length > 1 ? `, and ${invalid.length - 1} other prices are invalid` : '';
  const message = `price: ${first.sku} would cost ${first.to.price}${others}; prices are from 0.00 to ${formatMoney(maxCents)}`;
  throw new DomainError('OUT_OF_RANGE', message, {});
}

/** Rounds half a cent up. */
function changePrice(price: Cents, change: NonNullable<UpdateMany['price']>): Cents {
  if ('amount' in change) return price + parseMoney(change.amount);
  // In hundredths of a percent, which are at least -10,000.
  const percent = parseMoney(change.percent);
  return (price * (10_000n + percent) + 5000n) / 10_000n;
}
