import { addMoney, multiplyMoney, type OrderCharge } from '@order-store/sdk';
import type { PricedCart } from '@order-store/sdk/react';
import { useQuery } from '@tanstack/react-query';
import { vatRatesQuery } from './vat-rates-query.ts';
import { vatCharges } from './vat.ts';

/** What an order of the cart costs. Without totals until the prices and the rates have loaded. */
export interface CartTotals {
  readonly net?: string;
  readonly charges: readonly OrderCharge[];
  /** With the charges. */
  readonly total?: string;
}

/** The cart's total with the charges that the shop will add. */
export function useCartTotals({ lines, total: net }: PricedCart): CartTotals {
  const { data: rates } = useQuery(vatRatesQuery);
  if (net === undefined || rates === undefined) return { charges: [] };
  const amounts = lines.flatMap(({ product, quantity }) =>
    product ? [{ amount: multiplyMoney(product.price, quantity), metadata: product.metadata }] : [],
  );
  const charges = rates ? vatCharges(amounts, rates) : [];
  return { net, charges, total: addMoney(net, ...charges.map(({ amount }) => amount)) };
}
