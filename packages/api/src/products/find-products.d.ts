import { Product, type Database } from '@order-store/db';
import type { CursorSigner } from '../shared/cursor.ts';
import { DomainError } from '../shared/domain-error.ts';
import type { ProductView } from './product-view.ts';
/** The product with this id or SKU. PRODUCT_NOT_FOUND */
export declare function getProduct(
  { knex }: Database,
  by:
    | {
        readonly id: string;
      }
    | {
        readonly sku: string;
      },
): Promise<ProductView>;
export interface ProductFilter {
  readonly search?: string | undefined;
  readonly inStock?: boolean | undefined;
  readonly minPrice?: string | undefined;
  readonly maxPrice?: string | undefined;
  readonly sort: keyof typeof sorts;
}
/** Products by cursor, filtered and sorted. INVALID_CURSOR */
export declare function listProducts(
  { knex }: Database,
  signer: CursorSigner,
  input: ProductFilter & {
    readonly limit: number;
    readonly cursor?: string | null | undefined;
  },
): Promise<{
  items: ProductView[];
  nextCursor: string | null;
}>;
export declare function pageProducts(
  { knex }: Database,
  {
    page,
    pageSize,
    ...filter
  }: ProductFilter & {
    readonly page: number;
    readonly pageSize: number;
  },
): Promise<{
  page: number;
  pageSize: number;
  total: number;
  totalPages: number;
  items: ProductView[];
}>;
export declare function productsNotFound(ids: string[]): DomainError;
export declare function viewOf(product: Product): ProductView;
declare const sorts: {
  readonly newest: {
    readonly column: 'created_at';
    readonly type: 'timestamp';
    readonly direction: 'desc';
    readonly keyOf: (product: Product) => string;
  };
  readonly price: {
    readonly column: 'price';
    readonly type: 'numeric';
    readonly keyOf: (product: Product) => string;
    readonly direction: 'asc';
  };
  readonly '-price': {
    readonly column: 'price';
    readonly type: 'numeric';
    readonly keyOf: (product: Product) => string;
    readonly direction: 'desc';
  };
  readonly name: {
    readonly column: 'name';
    readonly type: 'text';
    readonly direction: 'asc';
    readonly keyOf: (product: Product) => string;
  };
};
export {};
