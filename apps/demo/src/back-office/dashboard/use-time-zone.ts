import { isStoreError } from '@order-store/sdk';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { store } from '../../store/store.ts';
import { reportsKey } from './report-queries.ts';
import { usableTimeZone } from './usable-time-zone.ts';

/** The browser's time zone, or UTC if the browser or the store does not know it. */
export function useTimeZone(): string {
  const browsers = usableTimeZone(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  return useQuery(timeZoneQuery(browsers)).data ?? browsers;
}

/** The time zone if the store knows it, otherwise UTC. */
function timeZoneQuery(timeZone: string) {
  const day = '2026-01-01';
  return queryOptions({
    queryKey: [...reportsKey, 'time-zone', timeZone],
    staleTime: Infinity,
    queryFn: async ({ signal }) => {
      if (timeZone === 'UTC') return 'UTC';
      try {
        await store.reports.salesByDay.query({ from: day, to: day, timeZone }, { signal });
        return timeZone;
      } catch (error) {
        if (isStoreError(error, 'VALIDATION_FAILED')) return 'UTC';
        throw error;
      }
    },
  });
}
