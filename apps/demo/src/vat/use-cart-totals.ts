import { addMoney, multiplyMoney, type OrderCharge } from '@order-store/sdk';
import type { PricedCart } from '@order-store/sdk/react';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { parseVatRates, vatCharges, type VatRates } from './vat.ts';

/** What an order of the cart costs. Without totals while something is loading. */
export interface CartTotals {
  readonly net?: string;
  readonly charges: readonly OrderCharge[];
  /** With the charges. */
  readonly total?: string;
}

/** The cart's total with the charges that the shop will add. */
export function useCartTotals({ lines, total: net }: PricedCart): CartTotals {
  const { data: rates, isPending } = useQuery(vatRatesQuery);
  if (net === undefined || isPending) return { charges: [] };
  const amounts = lines.flatMap(({ product, quantity }) =>
    product ? [{ amount: multiplyMoney(product.price, quantity), metadata: product.metadata }] : [],
  );
  const charges = rates ? vatCharges(amounts, rates) : [];
  return { net, charges, total: addMoney(net, ...charges.map(({ amount }) => amount)) };
}

/** Null if prices include everything. */
const vatRatesQuery = queryOptions({
  queryKey: ['vat-rates'],
  queryFn: async ({ signal }): Promise<VatRates | null> => {
    const response = await fetch('/vat-rates.txt', { signal });
    return response.ok ? (parseVatRates(await response.text()) ?? null) : null;
  },
  retry: false,
});
