/** The limits of a customer's orders. */
export type OrderLimit =
  | 'linesPerOrder'
  | 'unitsPerLine'
  | 'unitsPerOrder'
  | 'openOrders'
  | 'openOrdersTotal'
  | 'cancellationsPerDay'
  | 'holdSeconds';
