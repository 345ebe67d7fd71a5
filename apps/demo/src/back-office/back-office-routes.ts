import { backOfficeRoute } from './layout/back-office-route.ts';
import { ordersRoutes } from './orders/orders-routes.ts';

/** The back office: a folder for each section, and a line here and in layout/sections.ts. */
export const backOfficeRoutes = [backOfficeRoute.addChildren([...ordersRoutes])] as const;
