/** SQL expressions of sums for a row of `orders`; NULL if there is nothing to sum. */
export interface OrderSums {
  /** Of the charges. */
  readonly charged: string;
  /** Of the units that were cancelled or returned. */
  readonly reduced: string;
}

/** A subquery for each sum. A statement with several expressions of an order joins the sums instead, once. */
export function orderSums(orders: string): OrderSums {
  return {
    charged: `(SELECT sum(amount) FROM order_charges WHERE order_id = ${orders}.id)`,
    reduced: `(SELECT sum(amount) FROM order_item_changes WHERE order_id = ${orders}.id AND kind <> 'shipped')`,
  };
}

/** A SQL expression: the total of an order with its charges, for a row of `orders`. */
export function grandTotalSql(orders: string, { charged } = orderSums(orders)): string {
  return `${orders}.total_amount + COALESCE(${charged}, 0)`;
}
