import type { Product } from '@order-store/db';
import type { QueryBuilder } from 'objection';
import { whereMetadataContains } from '../platform/metadata/where-metadata.ts';
import { textContains, textHas } from '../platform/search/text-contains.ts';
import type { JsonObject } from '../shared/json-object.ts';

/** Limits rows to those that match the filter; with `readsTexts`, it searches the text of each row instead of the index. */
export function filtered(
  rows: QueryBuilder<Product, Product[]>,
  {
    search,
    inStock,
    minPrice,
    maxPrice,
    metadata,
    includeArchived,
    sort,
    readsTexts = false,
  }: ProductFilter & { readonly sort?: string; readonly readsTexts?: boolean },
): QueryBuilder<Product, Product[]> {
  if (search !== undefined || sort === 'name')
    void rows.join('product_search', 'product_search.product_id', 'products.id');
  if (search !== undefined)
    void rows.whereRaw(...(readsTexts ? textHas : textContains)('product_search', search));
  if (inStock !== undefined) void rows.where('products.stock_quantity', inStock ? '>' : '=', 0);
  if (minPrice !== undefined) void rows.where('products.price', '>=', minPrice);
  if (maxPrice !== undefined) void rows.where('products.price', '<=', maxPrice);
  if (metadata !== undefined) whereMetadataContains(rows, 'product', metadata);
  if (includeArchived !== true) {
    void rows.whereNull('products.archived_at');
    // Has an index of the products that are not archived.
    if (sort === 'name') void rows.where('product_search.archived', false);
  }
  return rows;
}

/** What products are selected by. */
export interface ProductFilter {
  readonly search?: string | undefined;
  readonly inStock?: boolean | undefined;
  readonly minPrice?: string | undefined;
  readonly maxPrice?: string | undefined;
  readonly metadata?: JsonObject | undefined;
  readonly includeArchived?: boolean | undefined;
}
