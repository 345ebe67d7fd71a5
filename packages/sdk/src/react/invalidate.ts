import type { QueryClient } from '@tanstack/react-query';
import type { PathHelpers } from './store-queries.ts';

/** Marks all queries of these groups stale, and refetches those that are shown. */
export function invalidate(queryClient: QueryClient, ...groups: readonly PathHelpers[]): void {
  for (const group of groups) void queryClient.invalidateQueries(group.pathFilter());
}
