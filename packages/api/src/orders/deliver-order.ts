import { query, runInTransaction, type Transaction } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { DomainError } from '../shared/domain-error.ts';
import { changeOrderStatus } from './change-order-status.ts';
import { lockOrder, moveOrder } from './move-order.ts';
import type { Deliver } from './order-schemas.ts';
import type { OrderView } from './order-views.ts';
import { viewOrder } from './read-order.ts';

/**
 * Marks a shipment as delivered, or without `shipmentId` every shipment of a shipped order. A shipped order becomes
 * delivered with its last shipment. A shipment that is delivered already stays as it is.
 * ORDER_NOT_FOUND, SHIPMENT_NOT_FOUND, VERSION_CONFLICT, ILLEGAL_TRANSITION
 */
export async function deliverOrder(
  services: Pick<Services, 'database' | 'orderLimits'>,
  origin: Origin,
  actor: Actor,
  { shipmentId, ...change }: Deliver,
): Promise<OrderView> {
  if (shipmentId === undefined)
    return changeOrderStatus(services, origin, actor, change, 'delivered');
  const { id, expectedVersion, note, customerNote } = change;
  return runInTransaction(services.database, async (transaction) => {
    const order = await lockOrder(transaction, actor, id, expectedVersion);
    const { status: from, userId } = order;
    const delivery = await deliverShipment(transaction, id, shipmentId);
    if (delivery.changed) {
      const to = from === 'shipped' && delivery.open === 0 ? 'delivered' : from;
      const byUserId = actor.id;
      const event = {
        kind: 'shipment_delivered',
        shipmentId,
        byUserId,
        note,
        customerNote,
      } as const;
      await moveOrder(transaction, order, to, event);
      await recordStaffChange(transaction, origin, actor, {
        kind: 'order-status-changed',
        userId,
        details: { orderId: id, from, to, shipmentId },
      });
    }
    return viewOrder(transaction, id);
  });
}

interface Delivery {
  readonly changed: boolean;
  /** Shipments of the order that are not delivered. */
  readonly open: number;
}

/** SHIPMENT_NOT_FOUND */
async function deliverShipment(
  transaction: Transaction,
  orderId: string,
  shipmentId: string,
): Promise<Delivery> {
  const [delivery] = await query<Delivery & { found: boolean }>(transaction, deliverSql, [
    orderId,
    shipmentId,
  ]);
  if (delivery?.found !== true)
    throw new DomainError(
      'SHIPMENT_NOT_FOUND',
      `shipmentId: order ${orderId} has no shipment ${shipmentId}; use an id in Order.shipments`,
      { ids: [shipmentId] },
    );
  return delivery;
}

const deliverSql = `
WITH delivered AS (
  UPDATE order_shipments SET delivered_at = statement_timestamp() AT TIME ZONE 'UTC'
  WHERE order_id = $1 AND id = $2 AND delivered_at IS NULL RETURNING id
)
SELECT COALESCE(bool_or(id = $2), false) AS found, (SELECT count(*) = 1 FROM delivered) AS changed,
       (count(*) FILTER (WHERE delivered_at IS NULL AND id <> $2))::int AS open
FROM order_shipments WHERE order_id = $1`;
