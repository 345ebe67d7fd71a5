/** One change of a product's stock. */
export interface StockMovementView {
  id: string;
  productId: string;
  kind: 'opening' | 'sale' | 'cancellation' | 'adjustment' | 'count';
  /** Units added, or removed if it is negative. */
  delta: number;
  quantityAfter: number;
  /** Why; for a cancellation the note that it was given. */
  reason: string | null;
  /** The order of a sale or a cancellation. */
  orderId: string | null;
  /** Who did it; for a sale who placed the order. Null where the user is gone or it was the store itself. */
  by: { id: string; name: string; role: 'customer' | 'staff' } | null;
  at: string;
}
