/** A SQL expression: the total of an order with its charges, for a row of `orders`. */
export function grandTotalSql(orders: string): string {
  return `${orders}.total_amount + COALESCE((SELECT sum(amount) FROM order_charges WHERE order_id = ${orders}.id), 0)`;
}
