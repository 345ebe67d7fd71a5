import { queryOptions } from '@tanstack/react-query';
import { parseVatRates, type VatRates } from './vat.ts';

/** The rates that orders are charged with; null if prices include everything. */
export const vatRatesQuery = queryOptions({
  queryKey: ['vat-rates'],
  queryFn: async ({ signal }): Promise<VatRates | null> => {
    const response = await fetch('/vat-rates.txt', { signal });
    if (!response.ok) throw new Error(`VAT rates failed to load: status ${response.status}`);
    return parseVatRates(await response.text()) ?? null;
  },
  staleTime: Infinity,
  retry: 2,
});
