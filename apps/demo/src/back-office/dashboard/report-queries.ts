import type { JsonObject } from '@order-store/sdk';
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queries, store } from '../../store/store.ts';
import { daysBetween, type ComparedRange } from './period.ts';

/** Key prefix of all report queries. */
export const reportsKey = queries.reports.pathKey();

/** The period of a report, in days of a time zone. */
export interface ReportScope {
  readonly range: ComparedRange;
  readonly timeZone: string;
  readonly includesToday: boolean;
  /** Orders whose metadata contains these values are left out. */
  readonly excludeMetadata: JsonObject;
}

/** The summary of the period and of the previous one. */
export function summaryQuery({ range, includesToday, ...scope }: ReportScope) {
  const { from, to, previous: before } = range;
  return queryOptions({
    queryKey: [...reportsKey, 'summary-with-previous', { from, to, before, ...scope }],
    queryFn: async ({ signal }) => {
      // Compares today so far with the same part of the earlier day.
      const daysAgo = daysBetween(before.to, to) - 1;
      const until = includesToday
        ? new Date(Date.now() - daysAgo * 86_400_000).toISOString()
        : before.to;
      const [now, then] = await Promise.all([
        store.reports.summary.query({ from, to, ...scope }, { signal }),
        store.reports.summary.query({ from: before.from, to: until, ...scope }, { signal }),
      ]);
      return { now, before: then };
    },
    placeholderData: keepPreviousData,
  });
}

/** Revenue and orders of each day and of the matching day of the previous period. */
export function salesByDayQuery({ range, timeZone, excludeMetadata }: ReportScope) {
  const { from, to, previous: before } = range;
  const scope = { timeZone, excludeMetadata };
  return queryOptions({
    queryKey: [...reportsKey, 'by-day-with-previous', { from, to, before, ...scope }],
    queryFn: async ({ signal }) => {
      const [days, earlier] = await Promise.all([
        store.reports.salesByDay.query({ from, to, ...scope }, { signal }),
        store.reports.salesByDay.query({ from: before.from, to: before.to, ...scope }, { signal }),
      ]);
      return days.map((day, index) => ({ ...day, before: earlier[index] }));
    },
    placeholderData: keepPreviousData,
  });
}

/** The products with the highest revenue in the period. */
export function topProductsQuery({ range: { from, to }, timeZone, excludeMetadata }: ReportScope) {
  return {
    ...queries.reports.topProducts.queryOptions({
      from,
      to,
      timeZone,
      excludeMetadata,
      limit: 8,
    }),
    placeholderData: keepPreviousData,
  };
}

/** Products with low stock, lowest first. */
export const lowStockQuery = queries.reports.lowStock.queryOptions({ limit: 6 });
