import { Product, type Database } from '@order-store/db';
import { productRow, type ProductView } from '../products/index.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { keysetPage, type Sort } from '../shared/page.ts';

/** Returns products for sale with at most `threshold` units left, fewest first. Throws INVALID_CURSOR. */
export async function lowStock(
  { knex }: Database,
  signer: CursorSigner,
  {
    threshold,
    limit,
    cursor,
  }: {
    readonly threshold: number;
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{ items: ProductView[]; nextCursor: string | null }> {
  const page = await keysetPage<Product, ProductView>({
    rows: Product.query(knex).where('stock_quantity', '<=', threshold).whereNull('archived_at'),
    fields: productRow.select('products'),
    table: 'products',
    sort: fewest,
    limit,
    cursor,
    signer,
    belongsTo: ['reports.lowStock', threshold],
  });
  return { ...page, items: page.items.map(productRow.pick) };
}

const fewest: Sort<ProductView> = {
  column: 'stock_quantity',
  type: 'numeric',
  direction: 'asc',
  keyOf: (product) => String(product.stockQuantity),
};
