import type { Product } from '@order-store/sdk';

/** What a customer is told about the stock. */
export interface StockState {
  readonly tone: 'good' | 'warn' | 'bad';
  readonly text: string;
}

/** Five or fewer are scarce. */
const scarce = 5;

/** How a product's stock reads on the shelf. */
export function stockState({ stockQuantity }: Pick<Product, 'stockQuantity'>): StockState {
  if (stockQuantity === 0) return { tone: 'bad', text: 'Sold out' };
  if (stockQuantity <= scarce) return { tone: 'warn', text: `Only ${stockQuantity} left` };
  return { tone: 'good', text: `${count.format(stockQuantity)} in stock` };
}

const count = new Intl.NumberFormat('en-GB');
