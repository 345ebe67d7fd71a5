import type { Product } from '@order-store/sdk';
import { useVatRates } from './use-vat-rates.ts';
import { vatCharges } from './vat.ts';

/** Says that VAT is added to the price; nothing if the price includes everything. */
export function VatNote({ product: { price, metadata } }: { product: Product }) {
  const rates = useVatRates();
  if (!rates || vatCharges([{ amount: price, metadata }], rates).length === 0) return null;
  return <span className="text-ink-soft">plus VAT</span>;
}
