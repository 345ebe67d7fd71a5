/**
 * One SQL statement that places an order atomically: it updates the stock in product id order and inserts
 * the order and its items. It fails with `products_stock_quantity_check` if a product is short of stock, and
 * with a NULL `total_amount` if a product does not exist.
 *
 * Parameters: the user id, then the product ids, all distinct, then the quantities.
 */
export function placeStatement(lines: number): string {
  const parameters = Array.from({ length: 1 + 2 * lines }, (_, index) => `$${index + 1}`);
  return placeStatementOf(
    parameters[0] ?? '',
    parameters.slice(1, 1 + lines),
    parameters.slice(1 + lines),
  );
}

/** The same statement with other expressions for the parameters. */
export function placeStatementOf(
  user: string,
  products: readonly string[],
  quantities: readonly string[],
): string {
  return `
WITH requested AS MATERIALIZED (
  SELECT product_id, quantity
  FROM unnest(ARRAY[${products.join()}]::bigint[], ARRAY[${quantities.join()}]::int[]) AS requested (product_id, quantity)
  ORDER BY product_id
), sold AS (
  UPDATE products
  SET stock_quantity = stock_quantity - quantity, updated_at = now() AT TIME ZONE 'UTC'
  FROM requested WHERE id = product_id
  RETURNING id, price, quantity
), placed AS (
  INSERT INTO orders (user_id, order_number, total_amount)
  SELECT ${user}::bigint, '${statementPrefix}' || encode(substr(uuid_send(gen_random_uuid()), 1, 9), 'base64'),
         CASE WHEN count(*) = ${products.length} THEN sum(price * quantity) END
  FROM sold
  RETURNING id, order_number, total_amount, created_at
), items AS (
  INSERT INTO order_items (order_id, product_id, quantity, unit_price, subtotal)
  SELECT placed.id, sold.id, quantity, price, price * quantity FROM placed, sold
)
SELECT id, order_number, total_amount, created_at FROM placed`;
}

/** Prefix of its order numbers. */
export const statementPrefix = 'SQL-';
