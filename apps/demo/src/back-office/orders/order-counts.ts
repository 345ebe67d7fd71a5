import { queryOptions } from '@tanstack/react-query';
import { reportsKey } from '../dashboard/report-queries.ts';
import { store } from '../../store/store.ts';

/** How many orders there are of each status, of all time. */
export const orderCountsQuery = queryOptions({
  queryKey: [...reportsKey, 'counts'],
  queryFn: async ({ signal }) =>
    (await store.reports.summary.query(undefined, { signal })).byStatus,
});
