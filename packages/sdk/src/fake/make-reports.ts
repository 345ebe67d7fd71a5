import type {
  Buyer,
  CustomerFigures,
  DailySales,
  OrdersAndTotal,
  PlacementFigures,
  ProductSales,
  ProductStock,
  SalesSummary,
} from '../index.ts';
import { factory, madeAt, newId, type Factory } from './factory.ts';

/** The number of orders with a status, and their total. */
export const makeOrdersAndTotal: Factory<OrdersAndTotal> = factory<OrdersAndTotal>(() => ({
  orders: 0,
  total: '0.00',
}));

/** The result of `reports.summary`, by default without orders. */
export const makeSalesSummary: Factory<SalesSummary> = factory<SalesSummary>(() => ({
  orders: 0,
  revenue: '0.00',
  netRevenue: '0.00',
  tax: '0.00',
  grossRevenue: '0.00',
  average: '0.00',
  byStatus: {
    pending: makeOrdersAndTotal(),
    confirmed: makeOrdersAndTotal(),
    shipped: makeOrdersAndTotal(),
    delivered: makeOrdersAndTotal(),
    cancelled: makeOrdersAndTotal(),
  },
}));

/** A day of `reports.salesByDay`. */
export const makeDailySales: Factory<DailySales> = factory<DailySales>(() => ({
  day: '2026-01-15',
  orders: 1,
  revenue: '12.50',
  netRevenue: '12.50',
  reductions: '0.00',
}));

/** A product of `reports.topProducts`. */
export const makeProductSales: Factory<ProductSales> = factory<ProductSales>(() => ({
  productId: newId(),
  sku: 'MUG-RED',
  name: 'Red mug',
  orders: 1,
  quantity: 1,
  revenue: '12.50',
  netQuantity: 1,
  netRevenue: '12.50',
}));

/** A product of `reports.stock`. */
export const makeProductStock: Factory<ProductStock> = factory<ProductStock>(() => ({
  productId: newId(),
  sku: 'MUG-RED',
  name: 'Red mug',
  archivedAt: null,
  opening: 10,
  ordered: 1,
  returned: 0,
  adjusted: 0,
  closing: 9,
}));

/** A customer of `reports.buyers`. */
export const makeBuyer: Factory<Buyer> = factory<Buyer>(() => {
  const id = newId();
  return {
    id,
    name: 'Ada Lovelace',
    email: `ada-${id}@example.com`,
    orders: 1,
    units: 1,
    lastOrder: { id: newId(), orderNumber: 'ORD-7K3F9-QXM2A', createdAt: madeAt },
  };
});

/** A customer of `reports.customers`, by default without orders. */
export const makeCustomerFigures: Factory<CustomerFigures> = factory<CustomerFigures>(() => ({
  id: newId(),
  orders: 0,
  hasMoreOrders: false,
  spent: '0.00',
  lastOrder: null,
}));

/** The result of `operations.placement`. */
export const makePlacementFigures: Factory<PlacementFigures> = factory<PlacementFigures>(() => ({
  process: 'test',
  orders: 1,
  groups: 1,
  sizes: [{ upTo: null, groups: 1 }],
  waiting: 0,
  underWay: 0,
}));
