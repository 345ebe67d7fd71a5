import type { Pool } from 'pg';
import { chargeInvariants } from './charge-invariants.ts';
import { orderWorkflow } from '../models/order-workflow.ts';
import { paymentInvariants } from './payment-invariants.ts';
import { purchaseInvariants } from './purchase-invariants.ts';
import { erasureInvariants } from './erasure-invariants.ts';
import { receiptInvariants } from './receipt-invariants.ts';
import { totalInvariants } from './total-invariants.ts';
import { unitInvariants } from './unit-invariants.ts';

/** A row that violates an invariant. */
export interface Violation {
  readonly invariant: string;
  /** For example `product 42`. */
  readonly row: string;
  readonly problem: string;
  /** A statement or an action that fixes it. */
  readonly fix: string;
}

/** Checks every invariant in one read-only snapshot, with one query each. Returns the violations. */
export async function verifyInvariants(
  pool: Pool,
  onProgress: (done: number, total: number, name: string) => void = () => {},
): Promise<Violation[]> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    await client.query(`SET LOCAL statement_timeout = 0; SET LOCAL work_mem = '128MB'`);
    const violations: Violation[] = [];
    for (const [index, { name, sql }] of invariants.entries()) {
      onProgress(index, invariants.length, name);
      const { rows } = await client.query<Omit<Violation, 'invariant'>>(sql);
      violations.push(...rows.map((row) => ({ invariant: name, ...row })));
    }
    onProgress(invariants.length, invariants.length, 'done');
    return violations;
  } finally {
    await client.query('ROLLBACK').finally(() => client.release());
  }
}

const workflowSteps = Object.entries(orderWorkflow)
  .flatMap(([from, next]) => next.map((to) => `('${from}', '${to}')`))
  .join(', ');

/** Each query returns one row per violation: `row`, `problem`, `fix`. */
export const invariants: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'stock = openings and adjustments − units in orders that are not cancelled + cancelled units and restocked returns, and never below 0',
    sql: `
      WITH moved AS (
        SELECT product_id, sum(delta) AS quantity FROM stock_movements
        WHERE kind NOT IN ('cancellation', 'return') GROUP BY product_id
      ), sold AS (
        SELECT product_id, sum(quantity) AS quantity
        FROM (
          SELECT product_id, quantity FROM order_items JOIN orders ON orders.id = order_id WHERE status <> 'cancelled'
          UNION ALL
          SELECT product_id, -changes.quantity
          FROM order_item_changes changes JOIN order_items items ON items.id = item_id
          JOIN orders ON orders.id = items.order_id WHERE restocked AND status <> 'cancelled'
        ) units GROUP BY product_id
      ), expected AS (
        SELECT id, sku, stock_quantity, COALESCE(moved.quantity, 0) AS moved, COALESCE(sold.quantity, 0) AS sold
        FROM products LEFT JOIN moved ON moved.product_id = id LEFT JOIN sold ON sold.product_id = id
      )
      SELECT format('product %s (%s)', id, sku) AS row,
             format('stock is %s, but %s received − %s sold = %s', stock_quantity, moved, sold, moved - sold) AS problem,
             CASE WHEN moved - sold < 0
               THEN 'more units were sold than received: count the stock and record an adjustment'
               ELSE format('UPDATE products SET stock_quantity = %s WHERE id = %s', moved - sold, id)
             END AS fix
      FROM expected WHERE stock_quantity <> moved - sold OR stock_quantity < 0
      ORDER BY id`,
  },
  {
    name: 'order total = Σ subtotals, with at least one item',
    sql: `
      WITH items AS (
        SELECT order_id, sum(subtotal) AS total FROM order_items GROUP BY order_id
      )
      SELECT format('order %s (%s)', id, order_number) AS row,
             CASE WHEN total IS NULL THEN 'it has no items'
               ELSE format('total is %s, but its subtotals sum to %s', total_amount, total) END AS problem,
             CASE WHEN total IS NULL THEN format('DELETE FROM orders WHERE id = %s, after finding out why it is empty', id)
               ELSE format('UPDATE orders SET total_amount = %s WHERE id = %s', total, id) END AS fix
      FROM orders LEFT JOIN items ON order_id = id
      WHERE total IS NULL OR total <> total_amount
      ORDER BY id`,
  },
  {
    name: 'subtotal = quantity × unit price',
    sql: `
      SELECT format('order item %s of order %s', id, order_id) AS row,
             format('subtotal is %s, but %s × %s = %s', subtotal, quantity, unit_price, quantity * unit_price) AS problem,
             format('UPDATE order_items SET subtotal = %s WHERE id = %s', quantity * unit_price, id) AS fix
      FROM order_items WHERE subtotal <> quantity * unit_price
      ORDER BY id`,
  },
  {
    name: 'history starts with pending, follows the workflow, and ends in the current status',
    sql: `
      WITH workflow (a, b) AS (
        VALUES (NULL, 'pending'), ${workflowSteps}
      ), steps AS (
        SELECT order_id, id, from_status, to_status, kind,
               lag(to_status) OVER w AS previous,
               row_number() OVER w = 1 AS first,
               lead(id) OVER w IS NULL AS last
        FROM order_events WINDOW w AS (PARTITION BY order_id ORDER BY id)
      ), problems AS (
        SELECT order_id, format('event %s goes from %s to %s, which the workflow does not allow',
                                id, COALESCE(from_status, 'nothing'), to_status) AS problem
        FROM steps
        WHERE (kind IS NULL OR from_status IS DISTINCT FROM to_status)
          AND NOT EXISTS (SELECT FROM workflow WHERE a IS NOT DISTINCT FROM from_status AND b = to_status)
        UNION ALL
        SELECT order_id, format('event %s starts from %s, but the order was %s', id,
                                COALESCE(from_status, 'nothing'), COALESCE(previous, 'not placed yet'))
        FROM steps WHERE from_status IS DISTINCT FROM previous
        UNION ALL
        SELECT order_id, format('status is %s, but its history ends in %s', status, to_status)
        FROM steps JOIN orders ON orders.id = order_id WHERE last AND status <> to_status
        UNION ALL
        SELECT id, 'it has no history' FROM orders
        WHERE NOT EXISTS (SELECT FROM order_events WHERE order_id = orders.id AND kind IS NULL)
      )
      SELECT format('order %s (%s)', id, order_number) AS row, problem,
             'compare with the audit trail, then correct the status or its order_events' AS fix
      FROM problems JOIN orders ON orders.id = order_id
      ORDER BY id`,
  },
  {
    name: 'order numbers are unique, and so are idempotency keys of one user',
    sql: `
      SELECT format('order number %s', order_number) AS row, format('%s orders have it', count(*)) AS problem,
             'restore the unique constraint orders_order_number_unique after renumbering' AS fix
      FROM orders GROUP BY order_number HAVING count(*) > 1
      UNION ALL
      SELECT format('idempotency key %L of user %s', key, user_id), format('%s orders have it', count(*)),
             'cancel all but the first and restore the primary key of idempotency_keys'
      FROM idempotency_keys GROUP BY user_id, key HAVING count(*) > 1
      UNION ALL
      SELECT format('idempotency key %L of user %s', k.key, k.user_id), 'its order belongs to another user',
             format('DELETE FROM idempotency_keys WHERE user_id = %s AND key = %L', k.user_id, k.key)
      FROM idempotency_keys k JOIN orders o ON o.id = k.order_id WHERE o.user_id <> k.user_id`,
  },
  {
    name: 'a cancelled order returned each of its units once, and no other order was returned whole',
    sql: `
      SELECT format('order item %s of order %s', items.id, order_id) AS row,
             format('its order is cancelled, but %2$s of %1$s units were returned', quantity, COALESCE(delta, 0)) AS problem,
             'insert the missing rows into stock_movements (kind cancellation), and count the stock' AS fix
      FROM orders
      JOIN order_items items ON items.order_id = orders.id
      LEFT JOIN (
        SELECT order_id, product_id, sum(delta) AS delta FROM stock_movements
        WHERE kind = 'cancellation' GROUP BY order_id, product_id
      ) returned USING (order_id, product_id)
      WHERE orders.status = 'cancelled' AND quantity IS DISTINCT FROM delta
      UNION ALL
      SELECT format('stock movement %s', m.id),
             CASE WHEN status <> 'cancelled' THEN format('it returns units of order %s, which is %s', m.order_id, status)
               ELSE format('it returns units that order %s did not contain', m.order_id) END,
             format('DELETE FROM stock_movements WHERE id = %s, and count the stock', m.id)
      FROM stock_movements m
      JOIN orders ON orders.id = m.order_id
      LEFT JOIN order_items items ON items.order_id = m.order_id AND items.product_id = m.product_id
      WHERE m.kind = 'cancellation' AND (status <> 'cancelled' AND change_id IS NULL OR items.id IS NULL)`,
  },
  {
    name: 'quantity after a stock movement = sum of all movements and sales up to it',
    sql: `
      WITH movements AS (
        SELECT id, product_id, delta, quantity_after,
               lag(id, 1, 0::bigint) OVER (PARTITION BY product_id ORDER BY id) AS previous
        FROM stock_movements
      ), sums AS (
        SELECT movements.*, sum(delta - sold) OVER (PARTITION BY product_id ORDER BY id) AS quantity
        FROM movements CROSS JOIN LATERAL (
          SELECT COALESCE(sum(quantity), 0) AS sold FROM order_items
          WHERE order_items.product_id = movements.product_id
            AND order_items.id > previous AND order_items.id <= movements.id
        ) sold_between
      )
      SELECT format('stock movement %s of product %s', id, product_id) AS row,
             format('quantity after it is %s, but the movements up to it sum to %s', quantity_after, quantity) AS problem,
             format('UPDATE stock_movements SET quantity_after = %s WHERE id = %s', quantity, id) AS fix
      FROM sums WHERE quantity_after <> quantity
      ORDER BY id`,
  },
  ...chargeInvariants,
  ...unitInvariants,
  ...purchaseInvariants,
  {
    name: 'only pending and confirmed orders are claimed',
    sql: `
      SELECT format('claim of order %s', order_id) AS row, format('the order is %s', status) AS problem,
             format('DELETE FROM order_claims WHERE order_id = %s', order_id) AS fix
      FROM order_claims JOIN orders ON orders.id = order_id WHERE status NOT IN ('pending', 'confirmed')
      ORDER BY order_id`,
  },
  {
    name: 'sales figures = sums of the orders',
    sql: `
      WITH position AS (
        SELECT transaction_id, event_id FROM sales_figures_until
      ), later AS MATERIALIZED (
        SELECT order_id, from_status, to_status FROM order_events
        WHERE (transaction_id, id) > ((SELECT transaction_id FROM position), (SELECT event_id FROM position))
      ), hours AS (
        SELECT begins_at, status, orders, total FROM sales_by_quarter_hour
        UNION ALL
        SELECT date_bin('15 minutes', created_at, timestamp '2000-01-01'), moved.status, sign, sign * total_amount
        FROM later JOIN orders ON orders.id = order_id
        CROSS JOIN LATERAL (VALUES (to_status, 1), (from_status, -1)) AS moved (status, sign)
        WHERE moved.status IS NOT NULL
        UNION ALL
        SELECT date_bin('15 minutes', created_at, timestamp '2000-01-01'), status, -1, -total_amount FROM orders
      ), days AS (
        SELECT day, product_id, orders, quantity, revenue FROM sales_by_product_and_day
        UNION ALL
        SELECT orders.created_at::date, product_id, sign, sign * quantity, sign * subtotal
        FROM later JOIN orders ON orders.id = later.order_id
        CROSS JOIN LATERAL (
          SELECT (to_status <> 'cancelled')::int - COALESCE(from_status <> 'cancelled', false)::int AS sign
        ) counted
        JOIN order_items ON order_items.order_id = orders.id
        WHERE sign <> 0
        UNION ALL
        SELECT orders.created_at::date, product_id, -1, -quantity, -subtotal
        FROM orders JOIN order_items ON order_id = orders.id WHERE status <> 'cancelled'
      ), fix AS (
        SELECT 'DELETE FROM sales_by_quarter_hour; DELETE FROM sales_by_product_and_day;'
            || ' UPDATE sales_figures_until SET transaction_id = ''0'', event_id = 0: they are then recomputed' AS fix
      )
      SELECT format('sales from %s, %s', begins_at, status) AS row,
             format('%s orders and %s too many', sum(orders), sum(total)) AS problem, fix
      FROM hours, fix GROUP BY begins_at, status, fix HAVING sum(orders) <> 0 OR sum(total) <> 0
      UNION ALL
      SELECT format('sales of product %s on %s', product_id, day),
             format('%s orders, %s units and %s too many', sum(orders), sum(quantity), sum(revenue)), fix
      FROM days, fix GROUP BY day, product_id, fix
      HAVING sum(orders) <> 0 OR sum(quantity) <> 0 OR sum(revenue) <> 0`,
  },
  ...paymentInvariants,
  ...totalInvariants,
  ...receiptInvariants,
  ...erasureInvariants,
];
