import { defineFeature } from '../platform/define-feature.ts';
import { reportsAccess } from './reports-access.ts';
import {
  BuyerView,
  CustomerFiguresView,
  DailySalesView,
  ProductSalesView,
  ProductStockView,
  SalesSummaryView,
} from './report-schemas.ts';

defineFeature({
  access: reportsAccess,
  schemas: {
    Buyer: BuyerView,
    CustomerFigures: CustomerFiguresView,
    DailySales: DailySalesView,
    ProductSales: ProductSalesView,
    ProductStock: ProductStockView,
    SalesSummary: SalesSummaryView,
  },
});

export { reportsAccess };
export { reportsRouter } from './reports-router.ts';
export type {
  DailySalesView,
  OrdersAndTotal,
  ProductSalesView,
  ProductStockView,
  SalesSummaryView,
} from './report-views.ts';
export type { BuyerView } from './buyers.ts';
export type { CustomerFiguresView } from './customers.ts';
export { buyersExport } from './buyers.ts';
export { stockExport } from './stock-report.ts';
export { startSalesRollup } from './sales-rollup.ts';
