import { customerMutation, customerProcedure, router } from '../platform/trpc/procedures.ts';
import { CartView, SetCartInput } from './carts-schemas.ts';
import { getCart } from './get-cart.ts';
import { setCart } from './set-cart.ts';

export const cartsRouter = router({
  /** Returns the caller's cart, which all of their devices share; with version 0 and no lines if there is none. */
  get: customerProcedure
    .output(CartView)
    .query(({ ctx }) => ctx.services.read(({ pool }) => getCart(pool, ctx.actor.id))),

  /**
   * Replaces the caller's cart if no other device has changed it since `expectedVersion`. Placing an order does not empty
   * the cart: set it to what is left. Throws CART_CHANGED with the current cart;
   * USER_NOT_FOUND if the caller has been erased.
   */
  set: customerMutation
    .input(SetCartInput)
    .output(CartView)
    .mutation(({ ctx, input }) => setCart(ctx.services.database, ctx.actor, input)),
});
