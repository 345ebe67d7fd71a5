import { storedOrigin } from '../platform/audit/record-security-event.ts';
import type { PlacementPart } from './placement.ts';

/** An audit event of each order that staff placed for a customer. Orders of customers themselves have none. */
export const auditPart: PlacementPart = {
  name: 'audit',
  types: ['bigint', 'bigint', 'bigint', 'text', 'text', 'text', 'text'],
  columns(orders, numbers) {
    const audited = orders.flatMap(({ origin, ...order }, index) =>
      origin ? [{ ...order, origin: storedOrigin(origin), number: numbers[index] }] : [],
    );
    return [
      audited.map(({ userId }) => userId),
      audited.map(({ placedBy }) => placedBy),
      audited.map(({ origin }) => origin.keyId),
      audited.map(({ origin }) => origin.address),
      audited.map(({ origin }) => origin.userAgent),
      audited.map(({ origin }) => origin.requestId),
      audited.map(({ number }) => number),
    ];
  },
  sql: (rows) => `
  INSERT INTO security_events (at, kind, user_id, by_user_id, key_id, address, user_agent, request_id, procedure, details)
  SELECT at, 'order-placed', user_id, by_user_id, key_id, address, user_agent, request_id, 'orders.place',
         jsonb_build_object('orderNumber', order_number)
  FROM at, ${rows} AS audited (user_id, by_user_id, key_id, address, user_agent, request_id, order_number)`,
};
