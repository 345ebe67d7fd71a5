import { authRouter } from './auth/auth-router.ts';
import { catalogRouter } from './catalog/catalog-router.ts';
import { ordersRouter } from './orders/orders-router.ts';
import { productsRouter } from './products/products-router.ts';
import { reportsRouter } from './reports/reports-router.ts';
import { router } from './trpc/procedures.ts';
import { usersRouter } from './users/users-router.ts';

/** Every procedure of the store. A new feature is a folder and a line here. */
export const appRouter = router({
  auth: authRouter,
  catalog: catalogRouter,
  orders: ordersRouter,
  products: productsRouter,
  reports: reportsRouter,
  users: usersRouter,
});

export type AppRouter = typeof appRouter;
