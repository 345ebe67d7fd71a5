import { grandTotalSql } from './grand-total.ts';

/** A SQL expression: what the customer owes for a row of `orders`; see `OrderSummaryView.netTotal`. */
export function netTotalSql(orders: string): string {
  return `CASE ${orders}.status WHEN 'cancelled' THEN 0.00 ELSE greatest(${grandTotalSql(orders)} - COALESCE((
      SELECT sum(amount) FROM order_item_changes WHERE order_id = ${orders}.id AND kind <> 'shipped'), 0), 0.00) END`;
}

/** A SQL expression: an order becomes shipped when nothing is left to ship, so its status says the rest. */
export function fulfilmentSql(orders: string): string {
  return `CASE WHEN ${orders}.status IN ('shipped', 'delivered') THEN 'fulfilled'
      WHEN EXISTS (SELECT FROM order_shipments WHERE order_id = ${orders}.id) THEN 'partial'
      ELSE 'unfulfilled' END`;
}

/**
 * A row with the units `cancelled`, `shipped` and `returned` of an order item, for LATERAL. A cancelled order has no units
 * left, and a shipped one has shipped all that were not cancelled, whether the ledger says so or not: orders that the
 * previous release cancels or ships have no entries.
 */
export function unitsOfItemSql(items: string, orders: string): string {
  return `(
    SELECT CASE ${orders}.status WHEN 'cancelled' THEN ${items}.quantity ELSE cancelled END AS cancelled,
           CASE WHEN ${orders}.status IN ('shipped', 'delivered') THEN ${items}.quantity - cancelled ELSE shipped END
             AS shipped,
           returned
    FROM (
      SELECT COALESCE(sum(quantity) FILTER (WHERE kind = 'cancelled'), 0)::int AS cancelled,
             COALESCE(sum(quantity) FILTER (WHERE kind = 'shipped'), 0)::int AS shipped,
             COALESCE(sum(quantity) FILTER (WHERE kind = 'returned'), 0)::int AS returned
      FROM order_item_changes WHERE order_id = ${items}.order_id AND item_id = ${items}.id
    ) ledger)`;
}

/** A SQL expression: the shipments of a row of `orders` as JSON. */
export function shipmentsSql(orders: string): string {
  return `COALESCE((
      SELECT json_agg(json_build_object(
        ${parcelJson}, 'shippedAt', ${isoText('shipped_at')}, 'deliveredAt', ${isoText('delivered_at')}, 'items', (
          SELECT json_agg(json_build_object('itemId', item_id::text, 'quantity', quantity) ORDER BY item_id)
          FROM order_item_changes WHERE order_id = ${orders}.id AND shipment_id = order_shipments.id)
      ) ORDER BY order_shipments.id) FROM order_shipments WHERE order_id = ${orders}.id), '[]')`;
}

/** The entries of an event as JSON, for rows of `order_item_changes`. */
const entriesJson = `
  json_agg(json_build_object('itemId', item_id::text, 'quantity', quantity, 'restocked', restocked) ORDER BY id)`;

/** A SQL expression: the entries of a row of `order_events`. It reads all entries of the order. */
export function entriesOfEventSql(events: string): string {
  return `CASE WHEN ${events}.kind IS NOT NULL THEN (
    SELECT ${entriesJson} FROM order_item_changes
    WHERE order_id = ${events}.order_id AND event_id = ${events}.id) END`;
}

/** The entries of all events of an order: `event_id` and `entries`. */
export function entriesOfOrderSql(orderId: string): string {
  return `
    SELECT event_id, ${entriesJson} AS entries FROM order_item_changes WHERE order_id = ${orderId} GROUP BY event_id`;
}

/** The properties `kind`, `items` and `shipment` of a row of `order_events`, for json_build_object. */
export function unitsOfEventJson(events: string, entries: string): string {
  return `'kind', COALESCE(${events}.kind, 'status_changed'), 'items', ${entries},
         'shipment', CASE WHEN ${events}.shipment_id IS NOT NULL THEN (
           SELECT json_build_object(${parcelJson}) FROM order_shipments WHERE id = ${events}.shipment_id) END`;
}

const parcelJson = `'id', order_shipments.id::text, 'carrier', carrier, 'trackingNumber', tracking_number, 'trackingUrl', tracking_url`;

function isoText(column: string): string {
  return `to_char(${column}, 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
}
