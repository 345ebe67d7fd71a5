import type { StockMovement } from '@order-store/sdk';

/** One purchase attempt of a buyer, with one idempotency key for all its clicks. */
export interface Attempt {
  readonly key: string;
  readonly userId: string;
  readonly clicks: 1 | 2;
  /** The response that the buyer received; unknown when the call was aborted or failed. */
  readonly outcome: 'ordered' | 'sold-out' | 'unknown';
  /** The distinct orders in the responses. More than one is a defect. */
  readonly orderIds: readonly string[];
}

/** A stored order and its units of the product. */
export interface StoredOrder {
  readonly id: string;
  readonly userId: string;
  readonly units: number;
}

/** The responses to the buyers, and the stored orders and stock. */
export interface SaleRecord {
  readonly unitsPerOrder: number;
  readonly stockBefore: number;
  readonly attempts: readonly Attempt[];
  /** The stored orders by the idempotency key of their attempt. */
  readonly orders: ReadonlyMap<string, StoredOrder>;
  /** The stock movements since the start of the sale, oldest first. */
  readonly movements: readonly Pick<
    StockMovement,
    'kind' | 'delta' | 'quantityAfter' | 'orderId'
  >[];
  /** Orders of the product in these movements that belong to no attempt, such as those of other customers. */
  readonly otherOrders: readonly StoredOrder[];
  readonly stockAfter: number;
}
