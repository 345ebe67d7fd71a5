import { auditRoutes } from './audit/audit-routes.ts';
import { customersRoutes } from './customers/customers-routes.ts';
import { dashboardRoutes } from './dashboard/dashboard-routes.ts';
import { backOfficeRoute } from './layout/back-office-route.ts';
import { ordersRoutes } from './orders/orders-routes.ts';
import { printRoutes } from './print/print-routes.ts';
import { productsRoutes } from './products/products-routes.ts';
import { refundsRoutes } from './refunds/refunds-routes.ts';
import { webhooksRoutes } from './webhooks/webhooks-routes.ts';

/** The routes of all sections. A new section also needs an entry in layout/sections.ts. */
export const backOfficeRoutes = [
  backOfficeRoute.addChildren([
    ...dashboardRoutes,
    ...ordersRoutes,
    ...printRoutes,
    ...productsRoutes,
    ...refundsRoutes,
    ...customersRoutes,
    ...webhooksRoutes,
    ...auditRoutes,
  ]),
] as const;
