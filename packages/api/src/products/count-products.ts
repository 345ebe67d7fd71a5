import { query, type Transaction } from '@order-store/db';
import type { ProductFilter } from './filter-products.ts';
import { isCategory, longestCategory } from './list-categories.ts';

/**
 * The number of products of a category; undefined if the filter selects by anything else. Counts without reading the products,
 * whose rows a large category has everywhere in the table: all that have the category, without those that are archived.
 */
export async function countCategory(
  transaction: Transaction,
  filter: ProductFilter,
): Promise<number | undefined> {
  const category = categoryAlone(filter);
  if (category === undefined) return undefined;
  const [counted] = await query<{ total: number }>(transaction, sql, [
    category,
    filter.includeArchived === true,
  ]);
  return counted?.total;
}

function categoryAlone({
  search,
  inStock,
  minPrice,
  maxPrice,
  metadata = {},
}: ProductFilter): string | undefined {
  const { category, ...rest } = metadata;
  const others = [search, inStock, minPrice, maxPrice, ...Object.keys(rest)];
  if (typeof category !== 'string' || others.some((other) => other !== undefined)) return undefined;
  const isIndexed = category !== '' && category.length <= longestCategory;
  return isIndexed ? category : undefined;
}

const ofCategory = `${isCategory} AND metadata ->> 'category' = $1`;

const sql = `
SELECT (
  (SELECT count(*) FROM product_metadata WHERE ${ofCategory}) -
  (SELECT count(*) FROM product_search JOIN product_metadata USING (product_id)
   WHERE archived AND NOT $2::boolean AND ${ofCategory})
)::int AS total`;
