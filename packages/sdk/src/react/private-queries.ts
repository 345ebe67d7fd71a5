import type { Query } from '@tanstack/react-query';

/**
 * A filter for all queries except public ones. Remove these when the user signs out or changes:
 * `queryClient.removeQueries(privateQueries())`.
 */
export function privateQueries(): { predicate: (query: Pick<Query, 'queryKey'>) => boolean } {
  return { predicate: isPrivate };
}

/** The queries that need no authentication. A test compares them with the API's access table. */
export const publicQueries: ReadonlySet<string> = new Set([
  'products.get',
  'products.list',
  'products.listByPage',
]);

function isPrivate({ queryKey: [path] }: Pick<Query, 'queryKey'>): boolean {
  return Array.isArray(path) && !publicQueries.has(path.join('.'));
}
