/** The invariant of the receipts to be mailed, whose table has no foreign key. */
export const receiptInvariants = [
  {
    name: 'order_receipts has rows of orders',
    sql: `
      SELECT format('receipt of order %s', order_id) AS row, 'the order does not exist' AS problem,
             format('DELETE FROM order_receipts WHERE order_id = %s', order_id) AS fix
      FROM order_receipts WHERE NOT EXISTS (SELECT FROM orders WHERE id = order_id)`,
  },
];
