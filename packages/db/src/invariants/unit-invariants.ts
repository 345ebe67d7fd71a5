/** Invariants of the ledger of units, `order_item_changes`; see `verify-invariants.ts`. */
export const unitInvariants: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'per item: cancelled + shipped ≤ ordered, and returned ≤ shipped',
    sql: `
      WITH units AS (
        SELECT item_id,
               COALESCE(sum(quantity) FILTER (WHERE kind = 'cancelled'), 0) AS cancelled,
               COALESCE(sum(quantity) FILTER (WHERE kind = 'shipped'), 0) AS shipped,
               COALESCE(sum(quantity) FILTER (WHERE kind = 'returned'), 0) AS returned
        FROM order_item_changes GROUP BY item_id
      )
      SELECT format('order item %s of order %s', items.id, items.order_id) AS row,
             format('%s units were ordered, but %s were cancelled, %s shipped and %s returned',
                    quantity, cancelled, shipped, returned) AS problem,
             format('compare the rows of order_item_changes where item_id = %s with the parcels', items.id) AS fix
      FROM units JOIN order_items items ON items.id = item_id JOIN orders ON orders.id = items.order_id
      WHERE cancelled + shipped > quantity
         OR returned > CASE WHEN status IN ('shipped', 'delivered') THEN quantity - cancelled ELSE shipped END
      ORDER BY items.id`,
  },
  {
    name: 'the status of an order follows its units and shipments',
    sql: `
      WITH units AS (
        SELECT order_id, sum(quantity) FILTER (WHERE kind = 'shipped') AS shipped,
               sum(quantity) FILTER (WHERE kind <> 'returned') AS taken
        FROM order_item_changes GROUP BY order_id
      ), problems AS (
        SELECT order_id, format('it is %s, but %s units have shipped', status, shipped) AS problem
        FROM units JOIN orders ON orders.id = order_id WHERE status IN ('pending', 'cancelled') AND shipped > 0
        UNION ALL
        SELECT order_id, 'it is confirmed, but no unit is left to ship'
        FROM units JOIN orders ON orders.id = order_id
        WHERE status = 'confirmed'
          AND taken = (SELECT sum(quantity) FROM order_items WHERE order_items.order_id = orders.id)
        UNION ALL
        SELECT order_id, format('it is delivered, but shipment %s is not', order_shipments.id)
        FROM order_shipments JOIN orders ON orders.id = order_id
        WHERE status = 'delivered' AND delivered_at IS NULL
      )
      SELECT format('order %s (%s)', id, order_number) AS row, problem,
             'compare with the history of the order, then correct its status or shipments' AS fix
      FROM problems JOIN orders ON orders.id = order_id
      ORDER BY id`,
  },
  {
    name: 'an entry of the ledger of units matches its item, event and shipment',
    sql: `
      SELECT format('ledger entry %s of order %s', changes.id, changes.order_id) AS row, problem,
             'compare with the history of the order, then correct the row of order_item_changes' AS fix
      FROM order_item_changes changes
      JOIN order_items items ON items.id = item_id
      JOIN orders ON orders.id = items.order_id
      LEFT JOIN order_events events ON events.id = event_id
      LEFT JOIN order_shipments shipments ON shipments.id = changes.shipment_id
      CROSS JOIN LATERAL (SELECT CASE
        WHEN changes.order_id <> items.order_id THEN format('its item belongs to order %s', items.order_id)
        WHEN changes.amount <> changes.quantity * unit_price
          THEN format('its amount is %s, but %s × %s = %s', amount, changes.quantity, unit_price, changes.quantity * unit_price)
        WHEN ordered_at <> orders.created_at THEN format('the order was placed at %s', orders.created_at)
        WHEN (events.order_id, events.kind) IS DISTINCT FROM (changes.order_id, 'items_' || changes.kind)
          THEN format('event %s is not about it', event_id)
        WHEN shipments.order_id <> changes.order_id THEN format('its shipment belongs to order %s', shipments.order_id)
      END AS problem) checked
      WHERE problem IS NOT NULL
      UNION ALL
      SELECT format('shipment %s of order %s', id, order_id), 'it has no units',
             format('DELETE FROM order_shipments WHERE id = %s', id)
      FROM order_shipments
      WHERE NOT EXISTS (SELECT FROM order_item_changes WHERE shipment_id = order_shipments.id)`,
  },
  {
    name: 'each cancelled unit and each restocked return is back in stock once',
    sql: `
      SELECT CASE WHEN changes.id IS NULL THEN format('stock movement %s', movements.id)
               ELSE format('ledger entry %s of order %s', changes.id, changes.order_id) END AS row,
             CASE WHEN changes.id IS NULL THEN format('the ledger has no units for it (entry %s)', change_id)
               ELSE format('%s of %s units are back in stock', COALESCE(delta, 0), changes.quantity) END AS problem,
             'insert or delete the row in stock_movements, and count the stock' AS fix
      FROM (SELECT * FROM order_item_changes WHERE restocked) changes
      LEFT JOIN order_items items ON items.id = item_id
      FULL JOIN (SELECT * FROM stock_movements WHERE change_id IS NOT NULL) movements ON change_id = changes.id
      WHERE (delta, movements.order_id, movements.product_id, movements.kind) IS DISTINCT FROM (
        changes.quantity, changes.order_id, items.product_id,
        CASE changes.kind WHEN 'cancelled' THEN 'cancellation' ELSE 'return' END)`,
  },
];
