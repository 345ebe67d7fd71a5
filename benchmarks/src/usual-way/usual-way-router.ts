import { customerProcedure, OrderView, PlaceOrderInput, router } from '../product.ts';
import { placeOrderTheUsualWay } from './place-order-the-usual-way.ts';

/** The product's own procedure, schemas and sign-in, with another function behind them. */
export const usualWayRouter = router({
  orders: router({
    place: customerProcedure
      .input(PlaceOrderInput)
      .output(OrderView)
      .mutation(({ ctx, input }) => placeOrderTheUsualWay(ctx.services.database, ctx.actor, input)),
  }),
});
