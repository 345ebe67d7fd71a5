import type { Query } from '@tanstack/react-query';
import { fieldsOf, procedureOf } from './query-parts.ts';

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
  'products.categories',
]);

function isPrivate(query: Pick<Query, 'queryKey'>): boolean {
  const procedure = procedureOf(query);
  return procedure !== '' && (!publicQueries.has(procedure) || isForStaff(query.queryKey[1]));
}

/** Archived products are for staff. */
function isForStaff(options: unknown): boolean {
  return 'includeArchived' in fieldsOf(fieldsOf(options)['input']);
}
