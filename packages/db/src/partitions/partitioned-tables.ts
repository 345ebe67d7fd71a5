/** A table that is cut by the id of the order that a row belongs to. */
export interface PartitionedTable {
  readonly name: string;
  /** The column with that id. */
  readonly key: string;
}

/** In the order in which they refer to each other: an order before its items and its history. */
export const partitionedTables: readonly PartitionedTable[] = [
  { name: 'orders', key: 'id' },
  { name: 'order_items', key: 'order_id' },
  { name: 'order_events', key: 'order_id' },
];

/** The partition that holds every row from before: the table of old, as it was. */
export function nameOfBefore(table: string): string {
  return `${table}_before`;
}
