import type { OrderStatus } from '../orders/index.ts';

/** Number of orders and the sum of their totals as a decimal string. */
export interface OrdersAndTotal {
  orders: number;
  total: string;
}

/** Sales in a range. Cancelled orders count only in `byStatus`. */
export interface SalesSummaryView {
  /** Orders that are not cancelled. */
  orders: number;
  /** Sum of the totals of these orders. */
  revenue: string;
  /** `revenue` without the units of these orders that were cancelled or returned since, at any time. */
  netRevenue: string;
  /** The tax charged on these orders. */
  tax: string;
  /** `revenue` with all charges of these orders. */
  grossRevenue: string;
  /** Average order total, rounded to cents; `"0.00"` without orders. */
  average: string;
  byStatus: Record<OrderStatus, OrdersAndTotal>;
}

/** Sales on one day in the requested time zone, without cancelled orders. */
export interface DailySalesView {
  /** `2026-11-23` */
  day: string;
  orders: number;
  /** Of the orders placed on this day. */
  revenue: string;
  /** By the day of the order: `revenue` without the units that were cancelled or returned since, on any day. */
  netRevenue: string;
  /**
   * By the day of the event: the price of the units that were cancelled or returned on this day, of orders of any day.
   * `revenue` minus `reductions` is the net revenue by the day of the event.
   */
  reductions: string;
}

/** The stock of a product in a range: `closing` is `opening` − `ordered` + `returned` + `adjusted`. */
export interface ProductStockView {
  productId: string;
  /** The current SKU. */
  sku: string;
  /** The current name. */
  name: string;
  /** When the product was archived; null if it is for sale. */
  archivedAt: string | null;
  /** The stock when the range begins; 0 if the product was created later. */
  opening: number;
  /** Units of orders that were placed in the range, also of those cancelled since. */
  ordered: number;
  /** Units that cancellations and returns put back in the range, of orders of any time. */
  returned: number;
  /** Units that staff and imports added in the range, with the opening stock of new products; negative for removed ones. */
  adjusted: number;
  /** The stock when the range ends. */
  closing: number;
}

/** Sales of a product, without cancelled orders. */
export interface ProductSalesView {
  productId: string;
  /** The current SKU. */
  sku: string;
  name: string;
  /** Number of orders with this product. */
  orders: number;
  /** Units sold. */
  quantity: number;
  revenue: string;
  /** Without the units of these orders that were cancelled or returned since. */
  netQuantity: number;
  netRevenue: string;
}
