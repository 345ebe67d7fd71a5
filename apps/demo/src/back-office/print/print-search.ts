import { parseId } from '../layout/parse-id.ts';

/** How many orders can be printed at once. */
export const printLimit = 100;

/** What to print, kept in the URL. */
interface PrintSearch {
  /** Order numbers, separated by commas. */
  orders: string;
  /** A shipment's id: prints the packing slip of this shipment alone. */
  shipment?: string;
}

/** Parses the search parameters; ignores invalid ones. */
export function parsePrintSearch({ orders, shipment }: Record<string, unknown>): PrintSearch {
  const id = parseId(shipment);
  return {
    orders: typeof orders === 'string' ? orders : '',
    ...(id === undefined ? {} : { shipment: id }),
  };
}

/** The order numbers to print, each once. */
export function orderNumbersOf(orders: string): string[] {
  return [...new Set(orders.split(',').filter((number) => number !== ''))].slice(0, printLimit);
}
