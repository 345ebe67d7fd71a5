import { z } from 'zod';
import { ProductOutput as ProductView } from '../products/index.ts';
import { listOf } from '../shared/page.ts';
import { router, staffProcedure } from '../platform/trpc/procedures.ts';
import { listBuyers } from './buyers.ts';
import { customerFigures } from './customers.ts';
import { lowStock } from './low-stock.ts';
import {
  BuyersInput,
  BuyerView,
  CustomerFiguresView,
  CustomersInput,
  DailySalesView,
  LowStockInput,
  ProductSalesView,
  ProductStockView,
  RangeInput,
  SalesSummaryView,
  StockInput,
  TopProductsInput,
} from './report-schemas.ts';
import { salesByDay } from './sales-by-day.ts';
import { stockReport } from './stock-report.ts';
import { summarizeSales } from './summarize-sales.ts';
import { topProducts } from './top-products.ts';

/** Sales figures. Orders count at the time they were placed; cancelled orders add no revenue. */
export const reportsRouter = router({
  /** Returns orders, revenue, average and order counts by status. Without `from` and `to`, of all time. */
  summary: staffProcedure
    .input(RangeInput)
    .output(SalesSummaryView)
    .query(({ ctx, input }) => ctx.services.read((database) => summarizeSales(database, input))),

  /** Returns orders and revenue per day in a time zone. Without `from`, of the last thirty days. */
  salesByDay: staffProcedure
    .input(RangeInput)
    .output(z.array(DailySalesView))
    .query(({ ctx, input }) => ctx.services.read((database) => salesByDay(database, input))),

  /** Returns the products with the highest revenue, or with `by: 'quantity'` the most units sold. */
  topProducts: staffProcedure
    .input(TopProductsInput)
    .output(z.array(ProductSalesView))
    .query(({ ctx, input }) => ctx.services.read((database) => topProducts(database, input))),

  /** Returns products with at most `threshold` (default 10) units left, fewest first. Throws INVALID_CURSOR. */
  lowStock: staffProcedure
    .input(LowStockInput)
    .output(listOf(ProductView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => lowStock(database, ctx.services.cursors, input)),
    ),

  /**
   * Returns the stock of every product at both ends of a range, by default of yesterday, and what changed it in between.
   * Archived products are included; deleted ones, which were never ordered, are not, nor are those created after the range.
   * Throws INVALID_CURSOR.
   */
  stock: staffProcedure
    .input(StockInput)
    .output(listOf(ProductStockView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => stockReport(database, ctx.services.cursors, input)),
    ),

  /**
   * Returns the customers who bought a product and have units of it, such as for a recall, by their ids. Cancelled and
   * returned units do not count. Throws PRODUCT_NOT_FOUND, INVALID_CURSOR.
   */
  buyers: staffProcedure
    .input(BuyersInput)
    .output(listOf(BuyerView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => listBuyers(database, ctx.services.cursors, input)),
    ),

  /**
   * Returns the number of orders of each of these customers, what they have spent, and their last order. Beyond 1,000
   * orders of a customer only the latest 1,000 are counted, and `hasMoreOrders` says so. Ids of no user are left out.
   */
  customers: staffProcedure
    .input(CustomersInput)
    .output(z.array(CustomerFiguresView))
    .query(({ ctx, input }) =>
      ctx.services.read((database) => customerFigures(database, input.ids)),
    ),
});
