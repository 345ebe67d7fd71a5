/** Inserts a row into every table of an empty store. */
export async function fillEveryTable(pool: {
  query(sql: string): Promise<unknown>;
}): Promise<void> {
  await pool.query(`
    INSERT INTO users (email, name) VALUES ('ada@example.com', 'Ada');
    INSERT INTO user_credentials (user_id, password_hash) SELECT id, 'x' FROM users;
    INSERT INTO user_roles (user_id, role) SELECT id, 'staff' FROM users;
    INSERT INTO sessions (token_hash, user_id, expires_at) SELECT '\\x00', id, NOW() FROM users;
    INSERT INTO api_keys (user_id, name, key_hash, hint, scopes) SELECT id, 'k', '\\x00', 'osk_…', '{read}' FROM users;
    INSERT INTO rate_limits (key, points, expire) VALUES ('k', 1, 1);
    INSERT INTO sign_in_addresses (user_id, address_hash) SELECT id, '\\x00' FROM users;
    INSERT INTO password_resets (token_hash, user_id, email, expires_at) SELECT '\\x00', id, email, NOW() FROM users;
    INSERT INTO products (sku, name, price) VALUES ('MUG', 'Mug', 4.50);
    INSERT INTO stock_movements (product_id, kind, delta, quantity_after) SELECT id, 'opening', 0, 0 FROM products;
    INSERT INTO orders (user_id, order_number, total_amount) SELECT id, 'ORD-1', 4.50 FROM users;
    INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal)
      SELECT orders.id, products.id, 1, 4.50, 4.50 FROM orders, products;
    INSERT INTO stock_movements (product_id, kind, delta, quantity_after, order_id)
      SELECT products.id, 'cancellation', 1, 0, orders.id FROM orders, products;
    INSERT INTO order_events (order_id, to_status) SELECT id, 'pending' FROM orders;
    INSERT INTO order_shipments (order_id, shipped_at) SELECT id, NOW() FROM orders;
    INSERT INTO order_item_changes (order_id, item_id, event_id, kind, quantity, amount, restocked, shipment_id, ordered_at, created_at)
      SELECT items.order_id, items.id, events.id, 'shipped', 1, 4.50, false, order_shipments.id, NOW(), NOW()
      FROM order_items items, order_events events, order_shipments;
    INSERT INTO idempotency_keys (user_id, key, request_hash, order_id) SELECT user_id, 'k', '\\x00', id FROM orders;
    INSERT INTO idempotent_calls (key_hash, content_hash, procedure, answer) VALUES ('\\x00', '\\x00', 'orders.ship', 'key:');
    INSERT INTO product_names (product_id, until_item_id, sku, name) SELECT id, 9, 'M', 'M' FROM products;
    INSERT INTO purchase_limit_starts (product_id, after_order_id) SELECT id, 9 FROM products;
    INSERT INTO webhooks (url, secret) VALUES ('https://a.example', 'whsec_x');
    INSERT INTO webhook_deliveries (webhook_id, message_id, type, subject, body)
      SELECT id, 'orders-1', 'order.placed', 'order-1', '{}' FROM webhooks;
    INSERT INTO order_claims (order_id, by_user_id, expires_at) SELECT id, user_id, NOW() FROM orders;
    INSERT INTO order_metadata (order_id, metadata) SELECT id, '{}' FROM orders;
    INSERT INTO product_metadata (product_id, metadata) SELECT id, '{}' FROM products;
    INSERT INTO user_metadata (user_id, metadata) SELECT id, '{}' FROM users;
    INSERT INTO address_books (user_id, addresses) SELECT id, '[]' FROM users;
    INSERT INTO carts (user_id, lines, order_key) SELECT id, '[]', 'k' FROM users;
    INSERT INTO user_notes (user_id, text, by_user_id) SELECT id, 'n', id FROM users;
    INSERT INTO order_charges (order_id, position, kind, label, amount) SELECT id, 1, 'discount', 'Coupon', -1 FROM orders;
    INSERT INTO order_deadlines (order_id, expires_at) SELECT id, NOW() FROM orders;
    INSERT INTO payment_references (provider, reference, order_id) SELECT 'stripe', 'pi_1', id FROM orders;
    INSERT INTO payments (order_id, provider, reference, kind, amount) SELECT id, 'stripe', 'pi_1', 'captured', 4.50 FROM orders;
    INSERT INTO order_payments (order_id, owed, authorized, captured, refunded) SELECT id, 4.50, 0, 4.50, 0 FROM orders;
    INSERT INTO catalog_imports (by_user_id) SELECT id FROM users;
    INSERT INTO catalog_import_rows (import_id, line, sku, sets_description) SELECT id, 2, 'MUG', false FROM catalog_imports;
    INSERT INTO catalog_import_problems (import_id, line, "column", message) SELECT id, 3, 'sku', 'x' FROM catalog_imports;
    INSERT INTO catalog_import_jobs (import_id, by_user_id) SELECT id, by_user_id FROM catalog_imports;
    INSERT INTO catalog_import_results (import_id, line, sku, outcome) SELECT id, 4, 'JUG', 'created' FROM catalog_imports;
    INSERT INTO sales_by_quarter_hour (begins_at, status, orders, total) VALUES (NOW(), 'pending', 1, 4.50);
    INSERT INTO sales_by_product_and_day (day, product_id, orders, quantity, revenue) SELECT NOW(), id, 1, 1, 4.50 FROM products;
    INSERT INTO order_totals (total_amount, order_id) SELECT total_amount, id FROM orders;
    INSERT INTO order_receipts (order_id) SELECT id FROM orders;
    INSERT INTO text_conflicts (table_name, column_name, row_id, value, equals_row_id) SELECT 'products', 'sku', id, 'M', id FROM products;
    INSERT INTO secrets (name, value) VALUES ('s', '\\x00');
    INSERT INTO security_events (kind, user_id, by_user_id, request_id, details) SELECT 'signed-in', id, id, 'r', '{}' FROM users`);
}
