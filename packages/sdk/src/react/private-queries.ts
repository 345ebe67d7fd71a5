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

function isPrivate({ queryKey: [path, options] }: Pick<Query, 'queryKey'>): boolean {
  return Array.isArray(path) && (!publicQueries.has(path.join('.')) || isForStaff(options));
}

/** Archived products are for staff. */
function isForStaff(options: unknown): boolean {
  return isObject(options) && isObject(options['input']) && 'includeArchived' in options['input'];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
