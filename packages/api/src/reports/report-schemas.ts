import { z } from 'zod';
import { orderStatuses } from '@order-store/db';
import { Id, Moment, Search, wholeNumber } from '../shared/fields.ts';
import { Metadata } from '../shared/metadata.ts';
import { listInput } from '../shared/page.ts';
import type { BuyerView as Buyer } from './buyers.ts';
import type { CustomerFiguresView as FiguresView } from './customers.ts';
import type {
  DailySalesView as DailyView,
  OrdersAndTotal as StatusView,
  ProductSalesView as ProductView,
  ProductStockView as StockView,
  SalesSummaryView as SummaryView,
} from './report-views.ts';

const StatusFigures: z.ZodType<StatusView> = z.object({ orders: z.number(), total: z.string() });

export const SalesSummaryView: z.ZodType<SummaryView> = z.object({
  orders: z.number(),
  revenue: z.string(),
  netRevenue: z.string(),
  tax: z.string(),
  grossRevenue: z.string(),
  average: z.string(),
  byStatus: z.record(z.enum(orderStatuses), StatusFigures),
});

export const DailySalesView: z.ZodType<DailyView> = z.object({
  day: z.string(),
  orders: z.number(),
  revenue: z.string(),
  netRevenue: z.string(),
  reductions: z.string(),
});

export const ProductSalesView: z.ZodType<ProductView> = z.object({
  productId: z.string(),
  sku: z.string(),
  name: z.string(),
  orders: z.number(),
  quantity: z.number(),
  revenue: z.string(),
  netQuantity: z.number(),
  netRevenue: z.string(),
});

export const ProductStockView: z.ZodType<StockView> = z.object({
  productId: z.string(),
  sku: z.string(),
  name: z.string(),
  archivedAt: z.string().nullable(),
  opening: z.number(),
  ordered: z.number(),
  returned: z.number(),
  adjusted: z.number(),
  closing: z.number(),
});

const zoneRule = 'must be the IANA name of a time zone, such as "Europe/Berlin" or "UTC"';

/** Rejects abbreviations and offsets: PostgreSQL reads some with the opposite sign or without daylight saving. */
const TimeZone = z.string({ error: zoneRule }).refine(isTimeZone, zoneRule);

function isTimeZone(timeZone: string): boolean {
  if (!/^(UTC|[A-Za-z_]{1,20}(\/[A-Za-z0-9_+-]{1,30}){1,2})$/.test(timeZone)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const timeZone = TimeZone.default('UTC').describe('The IANA time zone of days. Default: UTC.');

const range = {
  from: Moment.optional().describe('Only orders from this instant or day on.'),
  to: Moment.optional().describe('Only orders before this instant, or up to this day inclusive.'),
  timeZone,
  excludeMetadata: Metadata.optional().describe(
    'Leaves out orders whose metadata contains these values, such as {"simulated": true}.',
  ),
};

export const RangeInput = z.strictObject(range).prefault({});

export const TopProductsInput = z
  .strictObject({
    ...range,
    by: z.enum(['revenue', 'quantity']).default('revenue').describe('Default: revenue.'),
    limit: wholeNumber(1, 100)
      .default(10)
      .describe('The number of products, from 1 to 100. Default: 10.'),
  })
  .prefault({});

const stockFilter = {
  from: Moment.optional().describe(
    'The beginning of the range: an instant or day. Default: the day `to`, or 24 hours before that instant.',
  ),
  to: Moment.optional().describe(
    'The end of the range: an instant, or a day, which is included. Default: yesterday.',
  ),
  timeZone,
  search: Search.optional().describe('Only products whose name, SKU or description matches.'),
  sort: z.enum(['sku', 'name']).default('sku').describe('Default: sku.'),
};

export const StockInput = z.strictObject({ ...stockFilter, ...listInput }).prefault({});
export const ExportStockInput = z.strictObject(stockFilter);

export const LowStockInput = z
  .strictObject({
    threshold: wholeNumber(0, 1_000_000_000)
      .default(10)
      .describe('Only products with at most this stock. Default: 10.'),
    ...listInput,
  })
  .prefault({});

const LastOrder = z.object({ id: z.string(), orderNumber: z.string(), createdAt: z.string() });

export const BuyerView: z.ZodType<Buyer> = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  orders: z.number(),
  units: z.number(),
  lastOrder: LastOrder,
});

export const BuyersInput = z.strictObject({
  productId: Id.describe('The product.'),
  ...listInput,
});

export const CustomerFiguresView: z.ZodType<FiguresView> = z.object({
  id: z.string(),
  orders: z.number(),
  hasMoreOrders: z.boolean(),
  spent: z.string(),
  lastOrder: LastOrder.nullable(),
});

export const CustomersInput = z.strictObject({
  ids: z
    .array(Id)
    .min(1, 'must have at least one id')
    .max(100, 'must have at most 100 ids')
    .describe('The customers, at most 100, such as those of a page of users.list.'),
});
