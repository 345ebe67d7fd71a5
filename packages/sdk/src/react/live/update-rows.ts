import type { Query } from '@tanstack/react-query';

/** An object with an id, such as a product or an order. */
export type Row = object & { readonly id: unknown };

/** Applies a change to each row of a query, without changing whether it is stale. */
export function updateRowsOf(query: Query, change: (row: Row) => Row): void {
  const { data } = query.state;
  const written = updateRows(data, change);
  // `setQueryData` would mark the rest of the data as fresh.
  if (written !== data) query.setState({ data: written });
}

/**
 * Applies a change to each row of query data: a single row, an array, a page, or the pages of a list. Returns the
 * same object if no row changes.
 */
export function updateRows(data: unknown, change: (row: Row) => Row): unknown {
  if (Array.isArray(data)) {
    const rows = data.map((each: unknown) => updateRows(each, change));
    return rows.every((each, index) => each === data[index]) ? data : rows;
  }
  if (typeof data !== 'object' || data === null) return data;
  if ('id' in data) return change(data);
  if ('items' in data) {
    const items = updateRows(data.items, change);
    return items === data.items ? data : { ...data, items };
  }
  if ('pages' in data) {
    const pages = updateRows(data.pages, change);
    return pages === data.pages ? data : { ...data, pages };
  }
  return data;
}
