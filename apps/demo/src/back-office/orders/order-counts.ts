import type { SalesSummary } from '@order-store/sdk';
import { queries } from '../../store/store.ts';

/** How many orders there are of each status, of all time. */
export const orderCountsQuery = {
  ...queries.reports.summary.queryOptions(),
  select: ({ byStatus }: SalesSummary) => byStatus,
};
