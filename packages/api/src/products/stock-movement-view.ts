/** A change of a product's stock. */
export interface StockMovementView {
  id: string;
  productId: string;
  kind: 'opening' | 'sale' | 'cancellation' | 'return' | 'adjustment' | 'count';
  /** Units added; negative for units removed. */
  delta: number;
  quantityAfter: number;
  /** The reason; for a cancellation or a return its note. */
  reason: string | null;
  /** The order of a sale, a cancellation or a return. */
  orderId: string | null;
  /** The author; for a sale the user who placed the order. Null for deleted users and for the store itself. */
  by: { id: string; name: string; role: 'customer' | 'staff' } | null;
  at: string;
}
