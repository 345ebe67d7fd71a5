/** Invariants of holds that expire and of payments; see `verify-invariants.ts`. */
export const paymentInvariants: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'only pending orders have deadlines, and they are cancelled within a minute after it',
    sql: `
      SELECT format('deadline of order %s', order_id) AS row,
             CASE WHEN status = 'pending' THEN 'the order is pending, though it expired more than a minute ago'
               ELSE format('the order is %s', status) END AS problem,
             CASE WHEN status = 'pending' THEN 'start the store, which cancels it within seconds'
               ELSE format('DELETE FROM order_deadlines WHERE order_id = %s', order_id) END AS fix
      FROM order_deadlines JOIN orders ON orders.id = order_id
      WHERE status <> 'pending' OR expires_at < now() AT TIME ZONE 'UTC' - interval '1 minute'
      ORDER BY order_id`,
  },
  {
    name: 'payments of an order = sums of the ledger',
    sql: `
      WITH ledger AS (
        SELECT order_id,
               COALESCE(sum(amount) FILTER (WHERE kind = 'authorized'), 0.00)
                 - COALESCE(sum(amount) FILTER (WHERE kind = 'voided'), 0.00) AS authorized,
               COALESCE(sum(amount) FILTER (WHERE kind = 'captured'), 0.00) AS captured,
               COALESCE(sum(amount) FILTER (WHERE kind = 'refunded'), 0.00) AS refunded
        FROM payments GROUP BY order_id
      )
      SELECT format('payments of order %s', order_id) AS row,
             format('the sums are %s authorized, %s captured and %s refunded, but its payments sum to %s, %s and %s',
                    stored.authorized, stored.captured, stored.refunded,
                    ledger.authorized, ledger.captured, ledger.refunded) AS problem,
             format('UPDATE order_payments SET authorized = %s, captured = %s, refunded = %s WHERE order_id = %s',
                    ledger.authorized, ledger.captured, ledger.refunded, order_id) AS fix
      FROM order_payments stored FULL JOIN ledger USING (order_id)
      WHERE (stored.authorized, stored.captured, stored.refunded)
        IS DISTINCT FROM (ledger.authorized, ledger.captured, ledger.refunded)
      ORDER BY order_id`,
  },
  {
    name: 'refunded ≤ captured',
    sql: `
      SELECT format('payments of order %s', order_id) AS row,
             format('%s was refunded, but only %s was captured', refunded, captured) AS problem,
             'record the missing captures: compare with the payment provider' AS fix
      FROM order_payments WHERE refunded > captured
      ORDER BY order_id`,
  },
  {
    name: 'refunds due = captured − refunded of cancelled orders, and what others hold above their net total',
    sql: `
      SELECT format('payments of order %s', order_id) AS row,
             format('the customer owes %s, but it should be %s', owed, expected) AS problem,
             format('UPDATE order_payments SET owed = %s WHERE order_id = %s', expected, order_id) AS fix
      FROM order_payments
      JOIN orders ON orders.id = order_id
      CROSS JOIN LATERAL (SELECT CASE WHEN status = 'cancelled' THEN 0 ELSE greatest(0,
        total_amount
        + COALESCE((SELECT sum(amount) FROM order_charges WHERE order_charges.order_id = orders.id), 0)
        - COALESCE((SELECT sum(amount) FROM order_item_changes
                    WHERE order_item_changes.order_id = orders.id AND kind <> 'shipped'), 0)) END AS expected) owing
      WHERE owed <> expected
      ORDER BY order_id`,
  },
  {
    name: 'a payment reference belongs to one order',
    sql: `
      SELECT format('payment reference %L of %L', reference, provider) AS row,
             format('%s orders have it', count(DISTINCT order_id)) AS problem,
             'compare with the payment provider, and correct payments and payment_references' AS fix
      FROM payments GROUP BY provider, reference HAVING count(DISTINCT order_id) > 1`,
  },
];
