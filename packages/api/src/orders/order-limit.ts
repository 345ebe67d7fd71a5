/** The limits of a customer's orders. */
export type OrderLimit =
  | 'linesPerOrder'
  | 'unitsPerLine'
  | 'unitsPerOrder'
  | 'openOrders'
  | 'openOrdersTotal'
  | 'cancellationsPerDay'
  | 'holdSeconds';

export const orderLimits = [
  'linesPerOrder',
  'unitsPerLine',
  'unitsPerOrder',
  'openOrders',
  'openOrdersTotal',
  'cancellationsPerDay',
  'holdSeconds',
] as const satisfies readonly OrderLimit[];
