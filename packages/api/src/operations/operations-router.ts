import { router, staffProcedure } from '../platform/trpc/procedures.ts';
import { PlacementFiguresView } from './operations-schemas.ts';
import { placementFigures } from './placement-figures.ts';

/** How the store itself is doing, for those who run it. */
export const operationsRouter = router({
  /** How many orders were placed in how many groups since the process that answers started, and how many wait now. */
  placement: staffProcedure
    .output(PlacementFiguresView)
    .query(({ ctx }) => placementFigures(ctx.services)),
});
