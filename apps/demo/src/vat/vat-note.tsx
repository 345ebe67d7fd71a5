import type { Product } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { vatRatesQuery } from './vat-rates-query.ts';
import { vatCharges } from './vat.ts';

/** Says that VAT is added to the price; nothing if the price includes everything. */
export function VatNote({ product: { price, metadata } }: { product: Product }) {
  const { data: rates } = useQuery(vatRatesQuery);
  if (!rates || vatCharges([{ amount: price, metadata }], rates).length === 0) return null;
  return <span className="text-ink-soft">plus VAT</span>;
}
