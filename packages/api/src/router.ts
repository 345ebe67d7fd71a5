import { authRouter } from './auth/auth-router.ts';
import { ordersRouter } from './orders/orders-router.ts';
import { productsRouter } from './products/products-router.ts';
import { router } from './trpc/procedures.ts';
import { usersRouter } from './users/users-router.ts';
import { webhooksRouter } from './webhooks/webhooks-router.ts';

/** Every procedure of the store. A new feature is a folder and a line here. */
export const appRouter = router({
  auth: authRouter,
  orders: ordersRouter,
  products: productsRouter,
  users: usersRouter,
  webhooks: webhooksRouter,
});

export type AppRouter = typeof appRouter;
