import { z } from 'zod';
import type { PlacementFiguresView as FiguresView } from './placement-figures-view.ts';

export const PlacementFiguresView: z.ZodType<FiguresView> = z.object({
  process: z.string(),
  orders: z.number(),
  groups: z.number(),
  sizes: z.array(z.object({ upTo: z.number().nullable(), groups: z.number() })),
  waiting: z.number(),
  underWay: z.number(),
});
