import type { Query } from '@tanstack/react-query';

/**
 * All of the store's answers but those that anyone gets: what has to be forgotten when somebody signs out, or
 * in as somebody else. `queryClient.removeQueries(privateQueries())`
 */
export function privateQueries(): { predicate: (query: Pick<Query, 'queryKey'>) => boolean } {
  return { predicate: isPrivate };
}

/** The queries that anyone may make. A test compares it with the API's own table. */
export const publicQueries: ReadonlySet<string> = new Set([
  'products.get',
  'products.list',
  'products.listByPage',
]);

function isPrivate({ queryKey: [path] }: Pick<Query, 'queryKey'>): boolean {
  return Array.isArray(path) && !publicQueries.has(path.join('.'));
}
