import type { Database } from '@order-store/db';
import type { Logger } from 'pino';
import type { PublicReads } from '../platform/public-reads/public-reads.ts';
import type { CursorSigner } from '../shared/cursor.ts';
import {
  createProductList,
  createProductPages,
  type ProductList,
  type ProductPages,
} from './find-products.ts';
import { createCategoryList, type CategoryList } from './list-categories.ts';
import { StockFeed } from './stock-feed.ts';

declare module '../platform/services.ts' {
  interface Services extends ProductsServices {}
}

interface ProductsServices {
  readonly listProducts: ProductList;
  readonly pageProducts: ProductPages;
  readonly listCategories: CategoryList;
  readonly stockFeed: StockFeed;
}

interface ProductsServicesOptions {
  readonly database: Database;
  readonly publicReads: PublicReads;
  readonly cursors: CursorSigner;
  readonly log: Logger;
  /** How often the stock feed reads changed stock, in milliseconds. */
  readonly feedIntervalMs: number;
}

export function createProductsServices({
  database,
  publicReads,
  cursors,
  log,
  feedIntervalMs: intervalMs,
}: ProductsServicesOptions): ProductsServices {
  const onFailure = (err: unknown) => log.warn({ err }, 'reading changed stock failed; retrying');
  return {
    listProducts: createProductList(publicReads, cursors),
    pageProducts: createProductPages(publicReads),
    listCategories: createCategoryList(publicReads),
    stockFeed: new StockFeed({ database, intervalMs, onFailure }),
  };
}
