/**
 * One SQL statement that places an order whole or not at all, in one pass over the products and in order
 * of their ids: it takes the stock and writes the order and its items. What can't be placed is an error
 * that takes all of it back: `products_stock_quantity_check` for one product with too little, a total of
 * NULL when there is no such product.
 *
 * Parameters: the user's id, then the products' ids, all distinct, then the quantities.
 */
export function placeStatement(lines: number): string {
  const parameters = Array.from({ length: 1 + 2 * lines }, (_, index) => `$${index + 1}`);
  return placeStatementOf(
    parameters[0] ?? '',
    parameters.slice(1, 1 + lines),
    parameters.slice(1 + lines),
  );
}

/** The same with other names for the parameters. */
export function placeStatementOf(
  user: string,
  products: readonly string[],
  quantities: readonly string[],
): string {
  return `
WITH asked AS MATERIALIZED (
  SELECT product_id, quantity
  FROM unnest(ARRAY[${products.join()}]::bigint[], ARRAY[${quantities.join()}]::int[]) AS asked (product_id, quantity)
  ORDER BY product_id
), sold AS (
  UPDATE products
  SET stock_quantity = stock_quantity - quantity, updated_at = now() AT TIME ZONE 'UTC'
  FROM asked WHERE id = product_id
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

/** What the numbers of its orders begin with. */
export const statementPrefix = 'SQL-';
