import type { Query } from '@tanstack/react-query';

/**
 * All of the store's answers but those that anyone gets: what has to be forgotten when somebody signs out, or
 * in as somebody else. `queryClient.removeQueries(ownFilter())`
 */
export function ownFilter(): { predicate: (query: Pick<Query, 'queryKey'>) => boolean } {
  return { predicate: isOwn };
}

/** The queries that anyone may make. A test compares it with the API's own table. */
export const forAnyone: ReadonlySet<string> = new Set([
  'products.get',
  'products.list',
  'products.listByPage',
]);

function isOwn({ queryKey: [path] }: Pick<Query, 'queryKey'>): boolean {
  return Array.isArray(path) && !forAnyone.has(path.join('.'));
}
