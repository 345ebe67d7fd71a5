import { z } from 'zod';
import { ProductOutput as ProductView } from '../products/index.ts';
import { listOf } from '../shared/page.ts';
import { router, staffProcedure } from '../platform/trpc/procedures.ts';
import { lowStock } from './low-stock.ts';
import {
  DailySalesView,
  LowStockInput,
  ProductSalesView,
  RangeInput,
  SalesSummaryView,
  TopProductsInput,
} from './report-schemas.ts';
import { salesByDay } from './sales-by-day.ts';
import { summarizeSales } from './summarize-sales.ts';
import { topProducts } from './top-products.ts';

/** Figures for charts and tables. Orders count by the moment they were placed; cancelled ones bring no revenue. */
export const reportsRouter = router({
  /** Orders, revenue, average and how far the orders are; of all time without `from` and `to`. */
  summary: staffProcedure
    .input(RangeInput)
    .output(SalesSummaryView)
    .query(({ ctx, input }) => ctx.services.read((database) => summarizeSales(database, input))),

  /** Orders and revenue by day of a time zone; of the last thirty days without `from`. */
  salesByDay: staffProcedure
    .input(RangeInput)
    .output(z.array(DailySalesView))
    .query(({ ctx, input }) => ctx.services.read((database) => salesByDay(database, input))),

  /** The products that brought most, or with `by: 'quantity'` sold most. */
  topProducts: staffProcedure
    .input(TopProductsInput)
    .output(z.array(ProductSalesView))
    .query(({ ctx, input }) => ctx.services.read((database) => topProducts(database, input))),

  /** Products of which at most `threshold` (10) pieces are left, the fewest first. INVALID_CURSOR */
  lowStock: staffProcedure
    .input(LowStockInput)
    .output(listOf(ProductView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => lowStock(database, ctx.services.cursors, input)),
    ),
});
