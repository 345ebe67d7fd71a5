import { query } from '@order-store/db';
import { singleFlight } from '../platform/batching/single-flight.ts';
import type { PublicReads } from '../platform/public-reads/public-reads.ts';
import type { CategoryView } from './product-view.ts';

/** The categories in use. */
export type CategoryList = (input: {
  readonly includeArchived?: boolean | undefined;
}) => Promise<{ items: CategoryView[] }>;

/** Every visitor reads them: concurrent calls share a query. */
export function createCategoryList(reads: PublicReads): CategoryList {
  return singleFlight(({ includeArchived = false }) =>
    reads.limited(async (transaction) => ({
      items: await query<CategoryView>(transaction, sql, [
        includeArchived,
        maxCategories,
        maxCounted,
      ]),
    })),
  );
}

/** A shop with more needs another way to choose one. */
const maxCategories = 500;

/** Counting more costs more than a count is worth. */
const maxCounted = 100;

/** In characters, as in the index of migration 068. */
export const longestCategory = 100;

export const isCategory = `jsonb_typeof(metadata -> 'category') = 'string' AND length(metadata ->> 'category') BETWEEN 1 AND ${longestCategory}`;

/**
 * Reads the first entry of each category in the index, by skipping to the next greater one, and then a bounded number of its
 * products. PostgreSQL has no such scan: https://wiki.postgresql.org/wiki/Loose_indexscan
 */
const sql = `
WITH RECURSIVE categories AS (
  (SELECT metadata ->> 'category' AS name FROM product_metadata WHERE ${isCategory} ORDER BY 1 LIMIT 1)
  UNION ALL
  SELECT (
    SELECT metadata ->> 'category' FROM product_metadata
    WHERE ${isCategory} AND metadata ->> 'category' > categories.name ORDER BY 1 LIMIT 1
  )
  FROM categories WHERE categories.name IS NOT NULL
)
SELECT name, counted.products
FROM (SELECT name FROM categories WHERE name IS NOT NULL LIMIT $2) listed
CROSS JOIN LATERAL (
  SELECT count(*)::integer AS products FROM (
    SELECT FROM product_metadata JOIN products ON products.id = product_id
    WHERE ${isCategory} AND metadata ->> 'category' = listed.name AND ($1::boolean OR archived_at IS NULL)
    LIMIT $3
  ) first
) counted
WHERE counted.products > 0
ORDER BY name`;
