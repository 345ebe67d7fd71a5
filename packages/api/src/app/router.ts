import * as features from './features.ts';
import { router } from '../platform/trpc/procedures.ts';

/** The procedures of all features in `features.ts`. */
export const appRouter = router(features);

export type AppRouter = typeof appRouter;
