import { z } from 'zod';
import { listOf, pageOf } from '../shared/page.ts';
import { access } from '../platform/identity/access.ts';
import {
  publicProcedure,
  requireStaffCaller,
  staffMutation,
  staffProcedure,
  router,
} from '../platform/trpc/procedures.ts';
import { streamOf } from '../platform/streaming/stream-output.ts';
import { watchStock, type StockLevels } from './watch-stock.ts';
import { setArchived } from './archive-products.ts';
import { createProduct, deleteProduct, updateProduct } from './change-products.ts';
import { adjustStock, setStock } from './change-stock.ts';
import { getProduct } from './find-products.ts';
import {
  AdjustStockInput,
  ArchiveProductInput,
  CategoryView,
  CreateProductInput,
  GetProductInput,
  ListCategoriesInput,
  ListProductsInput,
  PageProductsInput,
  ProductIdInput,
  ProductView,
  SetPurchaseLimitInput,
  SetStockInput,
  StockHistoryInput,
  StockMovementView,
  UpdateProductInput,
  WatchStockInput,
} from './product-schemas.ts';
import { setPurchaseLimit } from './set-purchase-limit.ts';
import { stockHistory } from './stock-history.ts';
import { updateMany } from './update-many.ts';
import { ProductsUpdateView, UpdateManyProductsInput } from './update-many-schemas.ts';

export const productsRouter = router({
  /**
   * Returns a product by id or SKU, an archived one with `includeArchived` to staff. Throws PRODUCT_NOT_FOUND; with
   * `includeArchived`, UNAUTHENTICATED, FORBIDDEN, TOTP_SETUP_REQUIRED.
   */
  get: publicProcedure
    .input(GetProductInput)
    .output(ProductView)
    .query(async ({ ctx, input }) => {
      if (input.includeArchived === true) await requireStaffCaller(ctx, access.catalog);
      return ctx.services.publicReads.indexed((database) => getProduct(database, input));
    }),

  /**
   * Returns products by cursor, with `includeArchived` to staff also archived ones; `search` matches name, SKU and
   * description. Throws INVALID_CURSOR; with `includeArchived`, UNAUTHENTICATED, FORBIDDEN, TOTP_SETUP_REQUIRED.
   */
  list: publicProcedure
    .input(ListProductsInput)
    .output(listOf(ProductView))
    .query(async ({ ctx, input }) => {
      if (input.includeArchived === true) await requireStaffCaller(ctx, access.catalog);
      return ctx.services.listProducts(input);
    }),

  /** Returns the same by numbered pages. Throws with `includeArchived` UNAUTHENTICATED, FORBIDDEN, TOTP_SETUP_REQUIRED. */
  listByPage: publicProcedure
    .input(PageProductsInput)
    .output(pageOf(ProductView))
    .query(async ({ ctx, input }) => {
      if (input.includeArchived === true) await requireStaffCaller(ctx, access.catalog);
      return ctx.services.pageProducts(input);
    }),

  /**
   * Returns the first 500 categories by name: the texts at `metadata.category` of the products for sale, with
   * `includeArchived` to staff of all. Throws with `includeArchived` UNAUTHENTICATED, FORBIDDEN, TOTP_SETUP_REQUIRED.
   */
  categories: publicProcedure
    .input(ListCategoriesInput)
    .output(z.object({ items: z.array(CategoryView) }))
    .query(async ({ ctx, input }) => {
      if (input.includeArchived === true) await requireStaffCaller(ctx, access.catalog);
      return ctx.services.listCategories(input);
    }),

  /**
   * Streams (SSE) the current stock and price of products, then each change. Throws PRODUCT_NOT_FOUND, RATE_LIMITED,
   * OVERLOADED.
   */
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

  /**
   * Changes prices by percent or amount and metadata of many products, archives or restores them: all or none. With
   * `preview`, returns what would change. Throws PRODUCT_NOT_FOUND, OUT_OF_RANGE.
   */
  updateMany: staffMutation
    .input(UpdateManyProductsInput)
    .output(ProductsUpdateView)
    .mutation(({ ctx, input }) => updateMany(ctx.services.database, ctx, ctx.actor, input)),

  /**
   * Takes a product off sale, and keeps its history. Nothing changes if it is archived. Throws VERSION_CONFLICT,
   * PRODUCT_NOT_FOUND.
   */
  archive: staffMutation
    .input(ArchiveProductInput)
    .output(ProductView)
    .mutation(({ ctx, input }) =>
      setArchived(ctx.services.database, ctx, ctx.actor, { ...input, archived: true }),
    ),

  /** Offers an archived product again. Nothing changes if it is for sale. Throws VERSION_CONFLICT, PRODUCT_NOT_FOUND. */
  restore: staffMutation
    .input(ArchiveProductInput)
    .output(ProductView)
    .mutation(({ ctx, input }) =>
      setArchived(ctx.services.database, ctx, ctx.actor, { ...input, archived: false }),
    ),

  /**
   * Limits the units that each customer may buy, counted from now on in orders that are not cancelled. Throws
   * VERSION_CONFLICT, PRODUCT_NOT_FOUND.
   */
  setPurchaseLimit: staffMutation
    .input(SetPurchaseLimitInput)
    .output(ProductView)
    .mutation(({ ctx, input }) => setPurchaseLimit(ctx.services.database, ctx, ctx.actor, input)),

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
