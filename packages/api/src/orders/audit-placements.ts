import { longestAddress, longestUserAgent } from '../platform/audit/record-security-event.ts';
import type { DecidedOrder } from './placement.ts';

/**
 * A part of the statement that writes placements: an audit event of each order that staff placed for a customer. Orders
 * of customers themselves have none, so their statement does not contain it. `at` is the statement's time.
 */
export function auditPlacements(
  orders: readonly DecidedOrder[],
  numbers: readonly string[],
  firstParameter: number,
): { readonly sql: string; readonly values: readonly unknown[] } {
  const audited = orders.flatMap(({ origin, ...order }, index) =>
    origin ? [{ ...order, origin, number: numbers[index] }] : [],
  );
  if (audited.length === 0) return { sql: '', values: [] };
  const parameters = types.map((type, index) => `$${firstParameter + index}::${type}[]`).join(', ');
  return {
    sql: `, new_audit AS (
  INSERT INTO security_events (at, kind, user_id, by_user_id, key_id, address, user_agent, request_id, procedure, details)
  SELECT at, 'order-placed', user_id, by_user_id, key_id, address, user_agent, request_id, 'orders.place',
         jsonb_build_object('orderNumber', order_number)
  FROM at, unnest(${parameters})
         AS audited (user_id, by_user_id, key_id, address, user_agent, request_id, order_number)
)`,
    values: [
      audited.map(({ userId }) => userId),
      audited.map(({ placedBy }) => placedBy),
      audited.map(({ origin }) => origin.keyId ?? null),
      audited.map(({ origin }) => origin.address?.slice(0, longestAddress) ?? null),
      audited.map(({ origin }) => origin.userAgent?.slice(0, longestUserAgent) ?? null),
      audited.map(({ origin }) => origin.requestId),
      audited.map(({ number }) => number),
    ],
  };
}

const types = ['bigint', 'bigint', 'bigint', 'text', 'text', 'text', 'text'] as const;
