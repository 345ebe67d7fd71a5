import { defineFeature } from '../platform/define-feature.ts';
import { reportsAccess } from './reports-access.ts';

defineFeature({ access: reportsAccess });

export { reportsAccess };
export { reportsRouter } from './reports-router.ts';
export type {
  DailySalesView,
  OrdersAndTotal,
  ProductSalesView,
  SalesSummaryView,
} from './report-views.ts';
export { startSalesRollup } from './sales-rollup.ts';
