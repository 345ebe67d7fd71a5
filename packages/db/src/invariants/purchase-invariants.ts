/** Invariants of purchase limits; see `verify-invariants.ts`. */
export const purchaseInvariants: readonly { readonly name: string; readonly sql: string }[] = [
  {
    name: 'no customer holds more units of a product than its purchase limit allows since it was set',
    sql: `
      SELECT format('product %s (%s)', products.id, sku) AS row,
             format('user %s holds %s units, but the limit is %s', user_id, sum(quantity - cancelled), purchase_limit)
               AS problem,
             format('cancel units in the orders of user %s, or raise the limit', user_id) AS fix
      FROM products
      JOIN purchase_limit_starts ON purchase_limit_starts.product_id = products.id
      JOIN order_items items ON items.product_id = products.id AND items.order_id > after_order_id
      JOIN orders ON orders.id = items.order_id AND status <> 'cancelled'
      CROSS JOIN LATERAL (
        SELECT COALESCE(sum(changes.quantity), 0) AS cancelled FROM order_item_changes changes
        WHERE changes.item_id = items.id AND kind = 'cancelled'
      ) ledger
      GROUP BY products.id, user_id
      HAVING sum(quantity - cancelled) > purchase_limit
      ORDER BY products.id, user_id`,
  },
  {
    name: 'a purchase limit has the order after which it counts',
    sql: `
      SELECT format('product %s (%s)', id, sku) AS row,
             CASE WHEN product_id IS NULL THEN format('its purchase limit is %s, but it has no start', purchase_limit)
               ELSE 'it has the start of a purchase limit, but no limit' END AS problem,
             CASE WHEN product_id IS NULL
               THEN format('INSERT INTO purchase_limit_starts SELECT %s, max(id) FROM orders', id)
               ELSE format('DELETE FROM purchase_limit_starts WHERE product_id = %s', id) END AS fix
      FROM products LEFT JOIN purchase_limit_starts ON product_id = id
      WHERE (purchase_limit IS NULL) <> (product_id IS NULL)
      ORDER BY id`,
  },
];
