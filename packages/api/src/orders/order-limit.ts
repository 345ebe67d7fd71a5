/** The limits of a customer's orders. */
export type OrderLimit =
  | 'linesPerOrder'
  | 'unitsPerLine'
  | 'unitsPerOrder'
  | 'openOrders'
  | 'openOrdersTotal'
  | 'cancellationsPerDay'
  | 'cancelledLinesPerOrder'
  | 'holdSeconds';

export const orderLimits = [
  'linesPerOrder',
  'unitsPerLine',
  'unitsPerOrder',
  'openOrders',
  'openOrdersTotal',
  'cancellationsPerDay',
  'cancelledLinesPerOrder',
  'holdSeconds',
] as const satisfies readonly OrderLimit[];
