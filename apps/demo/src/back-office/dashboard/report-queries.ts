import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queries, store } from '../../store/store.ts';
import { previousRange, type DateRange } from './period.ts';

/** Key prefix of all report queries. */
export const reportsKey = queries.reports.pathKey();

/** The period of a report, in days of a time zone. */
export interface ReportScope {
  readonly range: DateRange;
  readonly timeZone: string;
  readonly includesToday: boolean;
}

/** The summary of the period and of the previous one. */
export function summaryQuery({ range, timeZone, includesToday }: ReportScope) {
  const { from, to, days } = range;
  return queryOptions({
    queryKey: [...reportsKey, 'summary-with-previous', { from, to, timeZone }],
    queryFn: async ({ signal }) => {
      const before = previousRange(range);
      // Compares today so far with the same part of the earlier day.
      const until = includesToday
        ? new Date(Date.now() - days * 86_400_000).toISOString()
        : before.to;
      const [now, then] = await Promise.all([
        store.reports.summary.query({ from, to, timeZone }, { signal }),
        store.reports.summary.query({ from: before.from, to: until, timeZone }, { signal }),
      ]);
      return { now, before: then };
    },
    placeholderData: keepPreviousData,
  });
}

/** Revenue and orders of each day and of the matching day of the previous period. */
export function salesByDayQuery({ range, timeZone }: ReportScope) {
  const { from, to } = range;
  return queryOptions({
    queryKey: [...reportsKey, 'by-day-with-previous', { from, to, timeZone }],
    queryFn: async ({ signal }) => {
      const before = previousRange(range);
      const [days, earlier] = await Promise.all([
        store.reports.salesByDay.query({ from, to, timeZone }, { signal }),
        store.reports.salesByDay.query({ from: before.from, to: before.to, timeZone }, { signal }),
      ]);
      return days.map((day, index) => ({ ...day, before: earlier[index] }));
    },
    placeholderData: keepPreviousData,
  });
}

/** The products with the highest revenue in the period. */
export function topProductsQuery({ range: { from, to }, timeZone }: ReportScope) {
  return {
    ...queries.reports.topProducts.queryOptions({ from, to, timeZone, limit: 8 }),
    placeholderData: keepPreviousData,
  };
}

/** Products with low stock, lowest first. */
export const lowStockQuery = queries.reports.lowStock.queryOptions({ limit: 6 });
