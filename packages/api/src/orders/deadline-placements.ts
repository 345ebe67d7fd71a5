import type { PlacementPart } from './placement.ts';

/** The deadline of each order that expires. */
export const deadlinePart: PlacementPart = {
  name: 'deadlines',
  types: ['text', 'int'],
  columns(orders, numbers) {
    const expiring = orders.flatMap(({ expiresInSeconds }, index) =>
      expiresInSeconds === null ? [] : [{ number: numbers[index], expiresInSeconds }],
    );
    return [
      expiring.map(({ number }) => number),
      expiring.map(({ expiresInSeconds }) => expiresInSeconds),
    ];
  },
  sql: (rows) => `
  INSERT INTO order_deadlines (order_id, expires_at)
  SELECT id, created_at + make_interval(secs => expires_in)
  FROM ${rows} AS expiring (order_number, expires_in) JOIN new_orders USING (order_number)`,
};

/** The deadline that {@link deadlinePart} writes: microseconds stay as they are. */
export function deadlineOf(createdAt: string, expiresInSeconds: number | null): string | null {
  if (expiresInSeconds === null) return null;
  const second = createdAt.slice(0, 19);
  const deadline = new Date(Date.parse(`${second}Z`) + expiresInSeconds * 1000);
  return deadline.toISOString().slice(0, 19) + createdAt.slice(19);
}
