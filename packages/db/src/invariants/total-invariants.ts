/** The invariant of the totals that lists of orders filter by. */
export const totalInvariants = [
  {
    name: 'order_totals has the total of each order up to its position',
    sql: `
      WITH placed AS (
        SELECT orders.id, orders.total_amount FROM order_events events JOIN orders ON orders.id = order_id
        CROSS JOIN order_totals_until until
        WHERE from_status IS NULL
          AND (events.transaction_id, events.id) <= (until.transaction_id, until.event_id)
      )
      SELECT format('total of order %s', order_id) AS row,
             format('it is %s, but the order has %s', totals.total_amount, COALESCE(orders.total_amount::text, 'gone')) AS problem,
             format('DELETE FROM order_totals WHERE order_id = %s; UPDATE order_totals_until SET transaction_id = ''0'', event_id = 0', order_id) AS fix
      FROM order_totals totals LEFT JOIN orders ON orders.id = order_id
      WHERE orders.total_amount IS DISTINCT FROM totals.total_amount
      UNION ALL
      SELECT format('total of order %s', id), 'it is missing',
             'UPDATE order_totals_until SET transaction_id = ''0'', event_id = 0: missing rows are then added'
      FROM placed
      WHERE NOT EXISTS (
        SELECT FROM order_totals WHERE order_id = placed.id AND total_amount = placed.total_amount
      )`,
  },
];
