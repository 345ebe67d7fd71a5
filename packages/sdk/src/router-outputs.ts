import type { AppRouter } from '@order-store/api/types';
import type { inferRouterOutputs } from '@trpc/server';

/** The output of each procedure, such as `RouterOutputs["orders"]["place"]`. */
export type RouterOutputs = inferRouterOutputs<AppRouter>;
