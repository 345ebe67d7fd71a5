import type { Product } from '@order-store/sdk';

/** Stock level as shown to customers. */
interface StockState {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly text: string;
}

const lowStockThreshold = 5;

/** Describes a product's stock level. */
export function stockState({ stockQuantity }: Pick<Product, 'stockQuantity'>): StockState {
  if (stockQuantity === 0) return { tone: 'bad', text: 'Sold out' };
  if (stockQuantity <= lowStockThreshold)
    return { tone: 'warn', text: `Only ${stockQuantity} left` };
  return { tone: 'good', text: `${count.format(stockQuantity)} in stock` };
}

const count = new Intl.NumberFormat('en-GB');
