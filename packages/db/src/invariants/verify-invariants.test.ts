import { expect } from 'vitest';
import { databaseTest } from '../testing/database-test.ts';
import type { TestDatabase } from '../testing/index.ts';
import { verifyInvariants } from './verify-invariants.ts';

databaseTest('reports no violation in a consistent store', async ({ database }) => {
  await consistentStore(database);
  expect(await verifyInvariants(database.pool)).toEqual([]);
});

// Each fault is introduced into a consistent store and must be reported for one row.
const faults: readonly { sql: string; row: string; problem: string }[] = [
  {
    sql: `UPDATE products SET stock_quantity = stock_quantity + 1 WHERE id = 1`,
    row: 'product 1 (MUG)',
    problem: 'stock is 9, but 10 received − 2 sold = 8',
  },
  {
    sql: `UPDATE stock_movements SET delta = 1 WHERE id = 1`,
    row: 'product 1 (MUG)',
    problem: 'stock is 8, but 1 received − 2 sold = -1',
  },
  {
    sql: `ALTER TABLE products DROP CONSTRAINT products_stock_quantity_check;
          UPDATE stock_movements SET delta = 1 WHERE id = 1; UPDATE products SET stock_quantity = -1 WHERE id = 1`,
    row: 'product 1 (MUG)',
    problem: 'stock is -1, but 1 received − 2 sold = -1',
  },
  {
    sql: `UPDATE orders SET total_amount = 9.01 WHERE id = 1`,
    row: 'order 1 (ORD-1)',
    problem: 'total is 9.01, but its subtotals sum to 9.00',
  },
  {
    sql: `UPDATE order_items SET unit_price = 4.49 WHERE order_id = 1`,
    row: 'order item 2 of order 1',
    problem: 'subtotal is 9.00, but 2 × 4.49 = 8.98',
  },
  {
    sql: `DELETE FROM order_items WHERE order_id = 2`,
    row: 'order 2 (ORD-2)',
    problem: 'it has no items',
  },
  {
    sql: `DELETE FROM order_events WHERE order_id = 1`,
    row: 'order 1 (ORD-1)',
    problem: 'it has no history',
  },
  {
    sql: `UPDATE orders SET status = 'confirmed' WHERE id = 1`,
    row: 'order 1 (ORD-1)',
    problem: 'status is confirmed, but its history ends in pending',
  },
  {
    sql: `INSERT INTO order_events (id, order_id, from_status, to_status) VALUES (50, 1, 'pending', 'delivered');
          UPDATE orders SET status = 'delivered' WHERE id = 1`,
    row: 'order 1 (ORD-1)',
    problem: 'event 50 goes from pending to delivered, which the workflow does not allow',
  },
  {
    sql: `INSERT INTO order_events (id, order_id, from_status, to_status) VALUES (50, 1, 'confirmed', 'shipped');
          UPDATE orders SET status = 'shipped' WHERE id = 1`,
    row: 'order 1 (ORD-1)',
    problem: 'event 50 starts from confirmed, but the order was pending',
  },
  {
    sql: `ALTER TABLE orders DROP CONSTRAINT orders_order_number_unique; UPDATE orders SET order_number = 'ORD-1' WHERE id = 2`,
    row: 'order number ORD-1',
    problem: '2 orders have it',
  },
  {
    sql: `ALTER TABLE idempotency_keys DROP CONSTRAINT idempotency_keys_pkey;
          INSERT INTO idempotency_keys (user_id, key, request_hash, order_id) VALUES (1, 'key', '\\x00', 2)`,
    row: `idempotency key 'key' of user 1`,
    problem: '2 orders have it',
  },
  {
    sql: `INSERT INTO users (id, email, name) VALUES (2, 'b@example.com', 'B'); UPDATE idempotency_keys SET user_id = 2`,
    row: `idempotency key 'key' of user 2`,
    problem: 'its order belongs to another user',
  },
  {
    sql: `DELETE FROM stock_movements WHERE id = 4`,
    row: 'order item 3 of order 2',
    problem: 'its order is cancelled, but 0 of 3 units were returned',
  },
  {
    sql: `UPDATE stock_movements SET delta = 2, quantity_after = 7 WHERE id = 4`,
    row: 'order item 3 of order 2',
    problem: 'its order is cancelled, but 2 of 3 units were returned',
  },
  {
    sql: `INSERT INTO stock_movements (id, product_id, kind, delta, quantity_after, order_id)
          VALUES (50, 1, 'cancellation', 2, 10, 1)`,
    row: 'stock movement 50',
    problem: 'it returns units of order 1, which is pending',
  },
  {
    sql: `UPDATE order_item_changes SET quantity = 4, amount = 4.00 WHERE id = 2`,
    row: 'order item 6 of order 3',
    problem: '4 units were ordered, but 1 were cancelled, 4 shipped and 1 returned',
  },
  {
    sql: `UPDATE order_item_changes SET quantity = 4, amount = 4.00 WHERE id = 3;
          UPDATE stock_movements SET delta = 4, quantity_after = 11 WHERE id = 8;
          UPDATE products SET stock_quantity = 11 WHERE id = 2`,
    row: 'order item 6 of order 3',
    problem: '4 units were ordered, but 1 were cancelled, 2 shipped and 4 returned',
  },
  {
    sql: `UPDATE order_item_changes SET amount = 1.01 WHERE id = 3`,
    row: 'ledger entry 3 of order 3',
    problem: 'its amount is 1.01, but 1 × 1.00 = 1.00',
  },
  {
    sql: `UPDATE order_item_changes SET event_id = 1 WHERE id = 3`,
    row: 'ledger entry 3 of order 3',
    problem: 'event 1 is not about it',
  },
  {
    sql: `UPDATE order_shipments SET order_id = 1`,
    row: 'ledger entry 2 of order 3',
    problem: 'its shipment belongs to order 1',
  },
  {
    sql: `INSERT INTO order_shipments (id, order_id, shipped_at) VALUES (2, 3, now())`,
    row: 'shipment 2 of order 3',
    problem: 'it has no units',
  },
  {
    sql: `UPDATE order_events SET to_status = 'shipped', from_status = 'confirmed' WHERE id = 7;
          UPDATE order_events SET from_status = 'shipped', to_status = 'shipped' WHERE id = 8;
          INSERT INTO order_events (id, order_id, from_status, to_status) VALUES (50, 3, 'shipped', 'delivered');
          UPDATE orders SET status = 'delivered' WHERE id = 3; UPDATE order_shipments SET delivered_at = NULL`,
    row: 'order 3 (ORD-3)',
    problem: 'it is delivered, but shipment 1 is not',
  },
  {
    sql: `UPDATE order_item_changes SET quantity = 2, amount = 2.00 WHERE id = 1;
          UPDATE stock_movements SET delta = 2, quantity_after = 8 WHERE id = 7;
          UPDATE stock_movements SET quantity_after = 9 WHERE id = 8;
          UPDATE products SET stock_quantity = 9 WHERE id = 2`,
    row: 'order 3 (ORD-3)',
    problem: 'it is confirmed, but no unit is left to ship',
  },
  {
    sql: `DELETE FROM stock_movements WHERE id = 7`,
    row: 'ledger entry 1 of order 3',
    problem: '0 of 1 units are back in stock',
  },
  {
    sql: `UPDATE order_item_changes SET restocked = false WHERE id = 3;
          UPDATE products SET stock_quantity = 7 WHERE id = 2`,
    row: 'stock movement 8',
    problem: 'the ledger has no units for it (entry 3)',
  },
  {
    sql: `UPDATE stock_movements SET quantity_after = 11 WHERE id = 1`,
    row: 'stock movement 1 of product 1',
    problem: 'quantity after it is 11, but the movements up to it sum to 10',
  },
  {
    sql: `UPDATE products SET purchase_limit = 1 WHERE id = 1`,
    row: 'product 1 (MUG)',
    problem: 'user 1 holds 2 units, but the limit is 1',
  },
  {
    // Three of the four bowls, because one was cancelled.
    sql: `UPDATE products SET purchase_limit = 2 WHERE id = 2`,
    row: 'product 2 (BOWL)',
    problem: 'user 1 holds 3 units, but the limit is 2',
  },
  {
    sql: `DELETE FROM purchase_limit_starts WHERE product_id = 1`,
    row: 'product 1 (MUG)',
    problem: 'its purchase limit is 2, but it has no start',
  },
  {
    sql: `UPDATE products SET purchase_limit = NULL WHERE id = 1`,
    row: 'product 1 (MUG)',
    problem: 'it has the start of a purchase limit, but no limit',
  },
  {
    sql: `INSERT INTO order_charges VALUES (1, 1, 'discount', 'Coupon', -9.50)`,
    row: 'order 1 (ORD-1)',
    problem: 'total 9.00 with charges of -9.50 is below 0',
  },
  {
    sql: `INSERT INTO order_claims (order_id, by_user_id, expires_at) VALUES (2, 1, now())`,
    row: 'claim of order 2',
    problem: 'the order is cancelled',
  },
  {
    sql: `INSERT INTO order_deadlines (order_id, expires_at) VALUES (2, now())`,
    row: 'deadline of order 2',
    problem: 'the order is cancelled',
  },
  {
    sql: `INSERT INTO order_deadlines (order_id, expires_at)
          VALUES (1, now() AT TIME ZONE 'UTC' - interval '90 seconds')`,
    row: 'deadline of order 1',
    problem: 'the order is pending, though it expired more than a minute ago',
  },
  {
    sql: `UPDATE order_payments SET captured = 9.01 WHERE order_id = 1`,
    row: 'payments of order 1',
    problem:
      'the sums are 0.00 authorized, 9.01 captured and 0.00 refunded, but its payments sum to 0.00, 9.00 and 0.00',
  },
  {
    sql: `UPDATE order_payments SET owed = 13.50 WHERE order_id = 2`,
    row: 'payments of order 2',
    problem: 'the customer owes 13.50, but it should be 0',
  },
  {
    sql: `ALTER TABLE order_payments DROP CONSTRAINT order_payments_refunded_check;
          UPDATE payments SET amount = 14.00 WHERE id = 3; UPDATE order_payments SET refunded = 14.00 WHERE order_id = 2`,
    row: 'payments of order 2',
    problem: '14.00 was refunded, but only 13.50 was captured',
  },
  {
    sql: `ALTER TABLE payments DROP CONSTRAINT payments_reference_foreign; UPDATE payments SET reference = 'ch_1' WHERE id = 3`,
    row: `payment reference 'ch_1' of 'stripe'`,
    problem: '2 orders have it',
  },
  {
    sql: `INSERT INTO sales_by_quarter_hour VALUES ('2026-11-23 08:15', 'pending', 1, 4.50)`,
    row: 'sales from 2026-11-23 08:15:00, pending',
    problem: '1 orders and 4.50 too many',
  },
  {
    sql: `INSERT INTO sales_by_product_and_day VALUES ('2026-11-23', 1, 1, 2, 9.00)`,
    row: 'sales of product 1 on 2026-11-23',
    problem: '1 orders, 2 units and 9.00 too many',
  },
  {
    sql: `INSERT INTO order_totals VALUES (9.01, 1)`,
    row: 'total of order 1',
    problem: 'it is 9.01, but the order has 9.00',
  },
  {
    sql: `UPDATE order_totals_until SET (transaction_id, event_id) = (SELECT transaction_id, id FROM order_events WHERE id = 3);
          INSERT INTO order_totals VALUES (9.00, 1)`,
    row: 'total of order 2',
    problem: 'it is missing',
  },
  {
    sql: `INSERT INTO order_receipts (order_id) VALUES (404)`,
    row: 'receipt of order 404',
    problem: 'the order does not exist',
  },
  {
    sql: `UPDATE users SET erased_at = now()`,
    row: 'user 1',
    problem: 'name or e-mail address is not a placeholder',
  },
];

databaseTest.for(faults)(
  'reports: $problem ($sql)',
  async ({ sql, row, problem }, { database }) => {
    await consistentStore(database);
    await database.pool.query(sql);
    const found = await verifyInvariants(database.pool);
    expect(found).toContainEqual(
      expect.objectContaining({ row, problem, fix: expect.stringMatching(/.{10}/) }),
    );
    const rows = new Set(found.map((violation) => violation.row));
    rows.delete(row);
    expect([...rows].filter((other) => !sums.test(other))).toEqual([]);
  },
);

databaseTest('reports everything personal that an erased user still has', async ({ database }) => {
  await consistentStore(database);
  const body = {
    data: { order: { metadata: {} }, event: { note: null, by: { id: '1', name: 'Ada' } } },
  };
  const returned = { data: { movement: { orderId: '2', reason: 'Ada moved' } } };
  await database.pool.query(`
    INSERT INTO user_metadata VALUES (1, '{}');
    INSERT INTO address_books (user_id, addresses) VALUES (1, '[]');
    INSERT INTO carts (user_id, lines, order_key) VALUES (1, '[]', 'k');
    INSERT INTO user_notes (user_id, text) VALUES (1, 'Ada moved');
    INSERT INTO security_events (id, kind, user_id, by_user_id, address, request_id, details) VALUES
      (1, 'signed-out', NULL, 1, '192.0.2.1', 'r', '{}'),
      (2, 'signed-up', 1, NULL, NULL, 'r', '{"email": "ada@example.com"}'),
      (3, 'key-created', 1, NULL, NULL, 'r', '{"name": "Ada’s till"}'),
      (4, 'user-erased', 1, NULL, NULL, 'r', '{"keptOrderMetadata": ["channel"]}');
    INSERT INTO order_notes (id, order_id, text) VALUES (1, 1, 'Ada rang'), (2, 1, 'erased');
    INSERT INTO order_metadata VALUES (1, '{"address": "12 St James", "channel": "web"}');
    UPDATE order_events SET note = 'Ada rang' WHERE id = 2;
    UPDATE stock_movements SET reason = 'Ada moved' WHERE id = 4;
    UPDATE payments SET metadata = '{"payer": "Ada"}' WHERE id = 1;
    INSERT INTO webhooks (id, url, secret) VALUES (1, 'https://a.example', 's');
    INSERT INTO webhook_deliveries (id, webhook_id, message_id, type, subject, body) VALUES
      (1, 1, 'm', 'order.placed', 'order-1', '${JSON.stringify(body)}'),
      (2, 1, 'm', 'order.placed', 'order-1', '{"data": {"order": {"metadata": {"address": "12 St James"}}}}'),
      (3, 1, 'm', 'product.stock_changed', 'product-1', '${JSON.stringify(returned)}');
    UPDATE users SET erased_at = now() AT TIME ZONE 'UTC' + interval '1 minute', name = 'Erased user', email = 'erased-1@invalid';
    UPDATE user_search SET text = 'ada'`);
  const found = await verifyInvariants(database.pool);
  expect(found.map(({ row, problem }) => [row, problem])).toEqual(
    [
      'a note of event 2 of order 2 is not erased',
      'address_books has a row of the user',
      'audit event 1 has an address or a user agent',
      'audit event 2 has an e-mail address',
      'audit event 3 has a name',
      'carts has a row of the user',
      'idempotency_keys has a row of the user',
      'metadata of order 1 has the key address',
      'note 1 of order 1 is not erased',
      'payment 1 has metadata',
      'the reason of stock movement 4 is not erased',
      'user_metadata has a row of the user',
      'user_notes has a row of the user',
      'user_search has the name or the e-mail address',
      'webhook delivery 1 has the name',
      'webhook delivery 2 has metadata or a note',
      'webhook delivery 3 has the reason of a cancellation',
    ].map((problem) => ['user 1', problem]),
  );
});

/** Invariants over sums also report faults of their parts. */
const sums = /^(sales|stock movement|payments) /;

/**
 * One mug: ten units received, two in a pending order, three in a cancelled one. One bowl: ten received, four in a
 * confirmed order, of which one was cancelled, two shipped, and one of these returned. Customers may buy two mugs and three
 * bowls, which the customer has, not counting the cancelled ones.
 */
async function consistentStore({ pool }: TestDatabase): Promise<void> {
  await pool.query(`
    INSERT INTO users (id, email, name) VALUES (1, 'ada@example.com', 'Ada');
    INSERT INTO products (id, sku, name, price, stock_quantity, purchase_limit) VALUES (1, 'MUG', 'Mug', 4.50, 8, 2);
    INSERT INTO purchase_limit_starts (product_id, after_order_id) VALUES (1, 0);
    INSERT INTO stock_movements (id, product_id, kind, delta, quantity_after) VALUES (1, 1, 'opening', 10, 10);
    INSERT INTO orders (id, user_id, order_number, status, total_amount)
      VALUES (1, 1, 'ORD-1', 'pending', 9.00), (2, 1, 'ORD-2', 'cancelled', 13.50);
    INSERT INTO order_items (id, order_id, product_id, quantity, unit_price, subtotal)
      VALUES (2, 1, 1, 2, 4.50, 9.00), (3, 2, 1, 3, 4.50, 13.50);
    INSERT INTO stock_movements (id, product_id, kind, delta, quantity_after, order_id)
      VALUES (4, 1, 'cancellation', 3, 8, 2);
    INSERT INTO order_events (id, order_id, from_status, to_status)
      VALUES (1, 1, NULL, 'pending'), (2, 2, NULL, 'pending'), (3, 2, 'pending', 'cancelled');
    INSERT INTO idempotency_keys (user_id, key, request_hash, order_id) VALUES (1, 'key', '\\x00', 1);
    INSERT INTO payment_references (provider, reference, order_id)
      VALUES ('stripe', 'ch_1', 1), ('stripe', 'ch_2', 2), ('stripe', 're_2', 2);
    INSERT INTO payments (id, order_id, provider, reference, kind, amount)
      VALUES (1, 1, 'stripe', 'ch_1', 'captured', 9.00), (2, 2, 'stripe', 'ch_2', 'captured', 13.50),
             (3, 2, 'stripe', 're_2', 'refunded', 3.50);
    INSERT INTO order_payments (order_id, owed, authorized, captured, refunded)
      VALUES (1, 9.00, 0, 9.00, 0), (2, 0, 0, 13.50, 3.50);
    ${partOfAnOrder}`);
}

const partOfAnOrder = `
    INSERT INTO products (id, sku, name, price, stock_quantity, purchase_limit) VALUES (2, 'BOWL', 'Bowl', 1.00, 8, 3);
    INSERT INTO purchase_limit_starts (product_id, after_order_id) VALUES (2, 0);
    INSERT INTO stock_movements (id, product_id, kind, delta, quantity_after) VALUES (5, 2, 'opening', 10, 10);
    INSERT INTO orders (id, user_id, order_number, status, total_amount) VALUES (3, 1, 'ORD-3', 'confirmed', 4.00);
    INSERT INTO order_items (id, order_id, product_id, quantity, unit_price, subtotal) VALUES (6, 3, 2, 4, 1.00, 4.00);
    INSERT INTO order_shipments (id, order_id, shipped_at, delivered_at) VALUES (1, 3, now(), now());
    INSERT INTO order_events (id, order_id, from_status, to_status, kind, shipment_id)
      VALUES (4, 3, NULL, 'pending', NULL, NULL), (5, 3, 'pending', 'confirmed', NULL, NULL),
             (6, 3, 'confirmed', 'confirmed', 'items_cancelled', NULL), (7, 3, 'confirmed', 'confirmed', 'items_shipped', 1),
             (8, 3, 'confirmed', 'confirmed', 'items_returned', NULL);
    INSERT INTO order_item_changes
        (id, order_id, item_id, event_id, kind, quantity, amount, restocked, shipment_id, ordered_at, created_at)
      SELECT changes.*, orders.created_at, now() FROM orders, (VALUES
        (1, 3, 6, 6, 'cancelled', 1, 1.00, true, NULL::bigint),
        (2, 3, 6, 7, 'shipped', 2, 2.00, false, 1),
        (3, 3, 6, 8, 'returned', 1, 1.00, true, NULL)) changes WHERE orders.id = 3;
    INSERT INTO stock_movements (id, product_id, kind, delta, quantity_after, order_id, change_id)
      VALUES (7, 2, 'cancellation', 1, 7, 3, 1), (8, 2, 'return', 1, 8, 3, 3)`;
