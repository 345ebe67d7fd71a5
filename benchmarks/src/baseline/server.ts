import { customerProcedure, OrderView, PlaceOrderInput, router } from '../api-internals.ts';
import { serveRouter } from '../processes/serve-router.ts';
import { placeOrderBaseline } from './place-order-baseline.ts';

// The API's own schemas and authentication; only the implementation of `orders.place` differs.
await serveRouter(
  router({
    orders: router({
      place: customerProcedure
        .input(PlaceOrderInput)
        .output(OrderView)
        .mutation(({ ctx, input }) => placeOrderBaseline(ctx.services.database, ctx.actor, input)),
    }),
  }),
);
