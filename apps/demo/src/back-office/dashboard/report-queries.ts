import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { queries, store } from '../../store/store.ts';
import { spanBefore, type Span } from './period.ts';

/** All figures are kept under this key. */
export const reportsKey = queries.reports.pathKey();

/** The time that figures are about, in days of a time zone. */
export interface Scope {
  readonly span: Span;
  readonly timeZone: string;
  /** Whether the last day is still going on. */
  readonly isRunning: boolean;
}

/** Orders, revenue, average and statuses of some days, beside those of as many days before. */
export function summaryQuery({ span, timeZone, isRunning }: Scope) {
  const { from, to, days } = span;
  return queryOptions({
    queryKey: [...reportsKey, 'beside before', { from, to, timeZone }],
    queryFn: async ({ signal }) => {
      const before = spanBefore(span);
      // Half a day is compared with half a day.
      const until = isRunning ? new Date(Date.now() - days * 86_400_000).toISOString() : before.to;
      const [now, then] = await Promise.all([
        store.reports.summary.query({ from, to, timeZone }, { signal }),
        store.reports.summary.query({ from: before.from, to: until, timeZone }, { signal }),
      ]);
      return { now, before: then };
    },
    placeholderData: keepPreviousData,
  });
}

/** Revenue and orders of each day, beside those of the day as many days earlier as there are. */
export function salesByDayQuery({ span, timeZone }: Scope) {
  const { from, to } = span;
  return queryOptions({
    queryKey: [...reportsKey, 'by day beside before', { from, to, timeZone }],
    queryFn: async ({ signal }) => {
      const before = spanBefore(span);
      const [days, earlier] = await Promise.all([
        store.reports.salesByDay.query({ from, to, timeZone }, { signal }),
        store.reports.salesByDay.query({ from: before.from, to: before.to, timeZone }, { signal }),
      ]);
      return days.map((day, index) => ({ ...day, before: earlier[index] }));
    },
    placeholderData: keepPreviousData,
  });
}

/** What brought most in these days. */
export function topProductsQuery({ span: { from, to }, timeZone }: Scope) {
  return {
    ...queries.reports.topProducts.queryOptions({ from, to, timeZone, limit: 8 }),
    placeholderData: keepPreviousData,
  };
}

/** What is nearly gone now, the fewest first. */
export const lowStockQuery = queries.reports.lowStock.queryOptions({ limit: 6 });
