import * as features from './features.ts';
import { router } from '../platform/trpc/procedures.ts';

/** Every procedure of the store: those of each feature in `features.ts`, under its name. */
export const appRouter = router(features);

export type AppRouter = typeof appRouter;
