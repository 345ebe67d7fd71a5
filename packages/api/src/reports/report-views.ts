import type { OrderStatus } from '../orders/index.ts';

/** How many orders, and the sum of their totals as a decimal string. */
export interface OrdersAndTotal {
  orders: number;
  total: string;
}

/** What was sold in a time. Cancelled orders count in `byStatus` alone. */
export interface SalesSummaryView {
  /** Orders that are not cancelled. */
  orders: number;
  /** The sum of their totals. */
  revenue: string;
  /** Revenue by order, rounded to cents; `"0.00"` without any. */
  average: string;
  byStatus: Record<OrderStatus, OrdersAndTotal>;
}

/** One day in the time zone that was asked for. Cancelled orders don't count. */
export interface DailySalesView {
  /** `2026-11-23` */
  day: string;
  orders: number;
  revenue: string;
}

/** How a product sold. Cancelled orders don't count. */
export interface ProductSalesView {
  productId: string;
  /** As it is called today. */
  sku: string;
  name: string;
  /** Orders that it was in. */
  orders: number;
  /** Pieces. */
  quantity: number;
  revenue: string;
}
