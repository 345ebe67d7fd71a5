import { Product, type Database, type Transaction } from '@order-store/db';
import type { Knex } from 'knex';
import { raw, type QueryBuilder } from 'objection';
import { boundTo } from '../platform/metadata/where-metadata.ts';
import type { PublicReads } from '../platform/public-reads/public-reads.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import { DomainError } from '../shared/domain-error.ts';
import { keysetPage, numberedPage, type Sort, type Walk } from '../shared/page.ts';
import { singleFlight } from '../platform/batching/single-flight.ts';
import { countCategory } from './count-products.ts';
import { filtered, type ProductFilter } from './filter-products.ts';
import { productRow } from './product-row.ts';
import type { ProductView } from './product-view.ts';

/** The product with this id or SKU; an archived one only if asked for. PRODUCT_NOT_FOUND */
export async function getProduct(
  { knex }: Database,
  {
    includeArchived = false,
    ...by
  }: ({ readonly id: string } | { readonly sku: string }) & Pick<ProductFilter, 'includeArchived'>,
): Promise<ProductView> {
  const rows = Product.query(knex).where(by);
  if (!includeArchived) void rows.whereNull('archived_at');
  const [product] = await views(rows);
  if (!product) throw productsNotFound(['id' in by ? by.id : by.sku]);
  return productRow.pick(product);
}

/** The product as seen by the transaction. PRODUCT_NOT_FOUND */
export async function viewProduct(transaction: Transaction, id: string): Promise<ProductView> {
  const [product] = await views(Product.query(transaction).where({ id }));
  if (!product) throw productsNotFound([id]);
  return productRow.pick(product);
}

function views(rows: QueryBuilder<Product, Product[]>) {
  return rows.select(raw(fields)).castTo<ProductView[]>();
}

const fields = productRow.select('products');

interface SortedFilter extends ProductFilter {
  readonly sort: keyof typeof sorts;
}

/** Products by cursor, filtered and sorted. INVALID_CURSOR */
export type ProductList = (
  input: SortedFilter & { readonly limit: number; readonly cursor?: string | null | undefined },
) => Promise<{ items: ProductView[]; nextCursor: string | null }>;

/** Most callers read the same first page: concurrent reads of a page share its query. */
export function createProductList(reads: PublicReads, signer: CursorSigner): ProductList {
  return singleFlight((input) => {
    const { search, inStock, minPrice, maxPrice, metadata } = input;
    const isFiltered = [search, inStock, minPrice, maxPrice, metadata].some(
      (value) => value !== undefined,
    );
    const list = (knex: Knex) => listProducts(knex, signer, input);
    return isFiltered ? reads.limited(list) : reads.indexed(({ knex }) => list(knex));
  });
}

async function listProducts(
  knex: Knex,
  signer: CursorSigner,
  { limit, cursor, ...filter }: Parameters<ProductList>[0],
): ReturnType<ProductList> {
  const { search, inStock, minPrice, maxPrice, metadata, includeArchived, sort } = filter;
  const page = await keysetPage<Product, ProductView>({
    rows: filtered(Product.query(knex), filter),
    fields,
    table: 'products',
    sort: sorts[sort],
    limit,
    cursor,
    signer,
    walk: searchWalk(knex, filter),
    belongsTo: [
      'products.list',
      search ?? null,
      inStock ?? null,
      minPrice ?? null,
      maxPrice ?? null,
      sort,
      ...boundTo(metadata),
      // Otherwise nothing, so that cursors of the previous release stay valid.
      ...(includeArchived === true ? ['includeArchived'] : []),
    ],
  });
  return { ...page, items: page.items.map(productRow.pick) };
}

/** By time only: products of one price are not close together in the tables. Archived products have no index in that order. */
function searchWalk(knex: Knex, filter: SortedFilter): Walk<Product> | undefined {
  if (filter.search === undefined || filter.sort !== 'newest' || filter.includeArchived === true)
    return undefined;
  return {
    all: () => Product.query(knex).whereNull('archived_at'),
    among: (rows) =>
      filtered(Product.query(knex).from(rows.as('products')), { ...filter, readsTexts: true }),
  };
}

/** Products by numbered pages. */
export type ProductPages = (
  input: SortedFilter & { readonly page: number; readonly pageSize: number },
) => ReturnType<typeof pageProducts>;

export function createProductPages(reads: PublicReads): ProductPages {
  return singleFlight((input) => reads.limited((transaction) => pageProducts(transaction, input)));
}

async function pageProducts(
  transaction: Transaction,
  { page, pageSize, ...filter }: Parameters<ProductPages>[0],
) {
  const rows = filtered(Product.query(transaction), filter);
  const sort = sorts[filter.sort];
  const total = await countCategory(transaction, filter);
  const found = await numberedPage<Product, ProductView>({
    rows,
    fields,
    table: 'products',
    sort,
    page,
    pageSize,
    total,
  });
  return { ...found, items: found.items.map(productRow.pick) };
}

export function productsNotFound(ids: string[]): DomainError {
  return new DomainError('PRODUCT_NOT_FOUND', `There is no product ${ids.join(', ')}`, { ids });
}

const byPrice = {
  column: 'price',
  type: 'numeric',
  keyOf: (product: ProductView) => product.price,
} as const;

const sorts = {
  newest: {
    column: 'created_at',
    type: 'timestamp',
    direction: 'desc',
    keyOf: (product) => product.createdAt,
  },
  price: { ...byPrice, direction: 'asc' },
  '-price': { ...byPrice, direction: 'desc' },
  name: {
    column: 'name',
    of: { table: 'product_search', id: 'product_id' },
    type: 'text',
    direction: 'asc',
    keyOf: (product) => product.name,
  },
} as const satisfies Record<string, Sort<ProductView>>;
