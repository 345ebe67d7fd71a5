/**
 * SQL expression: the `transaction_id` of the next stock movement of a product that the transaction has locked in an earlier
 * statement. For transactions that lock anything before the product.
 *
 * A transaction gets its id with its first lock. While it waits for a product, another one with a later id may move the
 * product's stock and commit. Readers follow transaction ids, so they would read the two movements in reverse. Therefore a
 * movement takes the id of the one before it if that is later; then their own ids decide. Readers still skip nothing: until
 * this transaction ends, they read no row with its transaction id or a later one.
 */
export function movementTransactionSql(productId: string): string {
  return `greatest(pg_current_xact_id(), (
    SELECT transaction_id FROM stock_movements previous
    WHERE previous.product_id = ${productId} ORDER BY previous.id DESC LIMIT 1))`;
}
