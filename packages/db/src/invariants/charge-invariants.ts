/** Invariants of the charges of orders. */
export const chargeInvariants = [
  {
    name: 'grand total = total + charges, and never below 0',
    sql: `
      SELECT format('order %s (%s)', id, order_number) AS row,
             format('total %s with charges of %s is below 0', total_amount, charged) AS problem,
             format('review the discounts of the order in order_charges, where order_id = %s', id) AS fix
      FROM orders JOIN (
        SELECT order_id, sum(amount) AS charged FROM order_charges GROUP BY order_id
      ) charges ON order_id = id
      WHERE total_amount + charged < 0
      ORDER BY id`,
  },
];
