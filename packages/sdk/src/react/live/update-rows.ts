/** Something with an id: a product, an order, or whatever else stands in an answer by itself or in a list. */
export type Row = object & { readonly id: unknown };

/**
 * The answer with each of its rows changed: itself if it is one, those of a page, or of all pages of a list.
 * The very same answer when no row changes.
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
