import { defineFeature } from '../platform/define-feature.ts';
import { reportsAccess } from './reports-access.ts';
import { DailySalesView, ProductSalesView, SalesSummaryView } from './report-schemas.ts';

defineFeature({
  access: reportsAccess,
  schemas: {
    DailySales: DailySalesView,
    ProductSales: ProductSalesView,
    SalesSummary: SalesSummaryView,
  },
});

export { reportsAccess };
export { reportsRouter } from './reports-router.ts';
export type {
  DailySalesView,
  OrdersAndTotal,
  ProductSalesView,
  SalesSummaryView,
} from './report-views.ts';
export { startSalesRollup } from './sales-rollup.ts';
