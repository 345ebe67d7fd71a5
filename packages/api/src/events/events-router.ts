import { router, staffProcedure } from '../platform/trpc/procedures.ts';
import { ListEventsInput, StoreEventsView } from './event-schemas.ts';
import { listEvents } from './list-events.ts';

export const eventsRouter = router({
  /**
   * Returns order and stock events after the position `after`, oldest first, in commit order and without gaps: what webhooks
   * deliver, for pulling. Without `after` from the first event ever; with `end` from now on. Continue with `nextAfter`, which
   * an empty page has too. `reset` is true if the database has lost the event at `after`.
   */
  list: staffProcedure
    .input(ListEventsInput)
    .output(StoreEventsView)
    .query(({ ctx, input }) => listEvents(ctx.services.database, input)),
});
