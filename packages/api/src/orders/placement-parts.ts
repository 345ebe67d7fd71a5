import { auditPart } from './audit-placements.ts';
import { deadlinePart } from './deadline-placements.ts';
import type { DecidedOrder, PlacementPart } from './placement.ts';

const metadataPart: PlacementPart = {
  name: 'metadata',
  types: ['text', 'jsonb'],
  columns(orders, numbers) {
    const given = orders.flatMap(({ metadata }, index) =>
      Object.keys(metadata).length > 0 ? [[numbers[index], JSON.stringify(metadata)] as const] : [],
    );
    return [given.map(([number]) => number), given.map(([, metadata]) => metadata)];
  },
  sql: (rows) => `
  INSERT INTO order_metadata (order_id, metadata)
  SELECT id, metadata FROM ${rows} AS given (order_number, metadata) JOIN new_orders USING (order_number)`,
};

const chargesPart: PlacementPart = {
  name: 'charges',
  types: ['text', 'int', 'text', 'text', 'numeric'],
  columns(orders, numbers) {
    const given = orders.flatMap(({ charges }, index) =>
      charges.map((charge, place) => ({ ...charge, number: numbers[index], position: place + 1 })),
    );
    return [
      given.map(({ number }) => number),
      given.map(({ position }) => position),
      given.map(({ kind }) => kind),
      given.map(({ label }) => label),
      given.map(({ amount }) => amount),
    ];
  },
  sql: (rows) => `
  INSERT INTO order_charges (order_id, position, kind, label, amount)
  SELECT id, position, kind, label, amount
  FROM ${rows} AS given (order_number, position, kind, label, amount) JOIN new_orders USING (order_number)`,
};

const allParts: readonly PlacementPart[] = [auditPart, metadataPart, chargesPart, deadlinePart];

/** The parts that the orders need, as further common table expressions with their parameters. */
export function partsFor(
  orders: readonly DecidedOrder[],
  numbers: readonly string[],
  firstParameter: number,
): { readonly names: readonly string[]; readonly sql: string; readonly values: unknown[] } {
  const names: string[] = [];
  const values: unknown[] = [];
  let sql = '';
  for (const part of allParts) {
    const columns = part.columns(orders, numbers);
    if (columns[0]?.length === 0) continue;
    const first = firstParameter + values.length;
    const arrays = part.types.map((type, index) => `$${first + index}::${type}[]`);
    sql += `, new_${part.name} AS (${part.sql(`unnest(${arrays.join(', ')})`)}\n)`;
    names.push(part.name);
    values.push(...columns);
  }
  return { names, sql, values };
}
