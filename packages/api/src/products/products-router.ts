import { z } from 'zod';
import { listOf, pageOf } from '../shared/page.ts';
import {
  publicProcedure,
  staffMutation,
  staffProcedure,
  router,
} from '../platform/trpc/procedures.ts';
import { streamOf } from '../platform/streaming/stream-output.ts';
import { watchStock, type StockLevels } from './watch-stock.ts';
import { createProduct, deleteProduct, updateProduct } from './change-products.ts';
import { adjustStock, setStock } from './change-stock.ts';
import { getProduct } from './find-products.ts';
import {
  AdjustStockInput,
  CreateProductInput,
  GetProductInput,
  ListProductsInput,
  PageProductsInput,
  ProductIdInput,
  ProductView,
  SetStockInput,
  StockHistoryInput,
  StockMovementView,
  UpdateProductInput,
  WatchStockInput,
} from './product-schemas.ts';
import { stockHistory } from './stock-history.ts';

export const productsRouter = router({
  /** Returns a product by id or SKU. Throws PRODUCT_NOT_FOUND. */
  get: publicProcedure
    .input(GetProductInput)
    .output(ProductView)
    .query(({ ctx, input }) =>
      ctx.services.publicReads.indexed((database) => getProduct(database, input)),
    ),

  /** Returns products by cursor; `search` matches name, SKU and description. Throws INVALID_CURSOR. */
  list: publicProcedure
    .input(ListProductsInput)
    .output(listOf(ProductView))
    .query(({ ctx, input }) => ctx.services.listProducts(input)),

  /** Returns the same by numbered pages. */
  listByPage: publicProcedure
    .input(PageProductsInput)
    .output(pageOf(ProductView))
    .query(({ ctx, input }) => ctx.services.pageProducts(input)),

  /** Streams (SSE) the current stock and price of products, then each change. Throws PRODUCT_NOT_FOUND, RATE_LIMITED, OVERLOADED. */
  watchStock: publicProcedure
    .input(WatchStockInput)
    .output(streamOf<StockLevels>())
    .subscription(({ ctx, input, signal }) =>
      watchStock(ctx.services, ctx.address, input.ids, signal),
    ),

  /** Creates a product with its opening stock. Throws SKU_TAKEN. */
  create: staffMutation
    .input(CreateProductInput)
    .output(ProductView)
    .mutation(({ ctx, input }) => createProduct(ctx.services.database, ctx, ctx.actor, input)),

  /** Changes any field but stock. Throws VERSION_CONFLICT with the current row, SKU_TAKEN, PRODUCT_NOT_FOUND. */
  update: staffMutation
    .input(UpdateProductInput)
    .output(ProductView)
    .mutation(({ ctx, input }) => updateProduct(ctx.services.database, ctx, ctx.actor, input)),

  /** Adds or removes units. Throws INSUFFICIENT_STOCK, OUT_OF_RANGE, PRODUCT_NOT_FOUND. */
  adjustStock: staffMutation
    .input(AdjustStockInput)
    .output(ProductView)
    .mutation(({ ctx, input }) => adjustStock(ctx.services.database, ctx, ctx.actor, input)),

  /** Sets the stock to a counted quantity. Throws STOCK_CHANGED with the current row, PRODUCT_NOT_FOUND. */
  setStock: staffMutation
    .input(SetStockInput)
    .output(ProductView)
    .mutation(({ ctx, input }) => setStock(ctx.services.database, ctx, ctx.actor, input)),

  /** Returns every change of the stock, newest first, back to the opening. Throws PRODUCT_NOT_FOUND, INVALID_CURSOR. */
  stockHistory: staffProcedure
    .input(StockHistoryInput)
    .output(listOf(StockMovementView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => stockHistory(database, ctx.services.cursors, input)),
    ),

  /** Deletes a product that is in no order. Throws IN_USE, PRODUCT_NOT_FOUND. */
  delete: staffMutation
    .input(ProductIdInput)
    .output(z.object({}))
    .mutation(async ({ ctx, input }) => {
      await deleteProduct(ctx.services.database, ctx, ctx.actor, input.id);
      return {};
    }),
});
