import { router, staffProcedure } from '../platform/trpc/procedures.ts';
import { PlacementFiguresView } from './operations-schemas.ts';
import { placementFigures } from './placement-figures.ts';

/** Figures about the running store, for operators. */
export const operationsRouter = router({
  /** Returns how many orders this process has placed, in how many batches, and how many are waiting. */
  placement: staffProcedure
    .output(PlacementFiguresView)
    .query(({ ctx }) => placementFigures(ctx.services)),
});
