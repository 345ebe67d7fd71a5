import type { Query } from '@tanstack/react-query';

/** The procedure of a query, such as `orders.get`; empty for queries of the app's own. */
export function procedureOf({ queryKey: [path] }: Pick<Query, 'queryKey'>): string {
  return Array.isArray(path) ? path.join('.') : '';
}

/** The fields of an unknown value; none if it isn't an object. */
export function fieldsOf(value: unknown): Readonly<Partial<Record<string, unknown>>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
