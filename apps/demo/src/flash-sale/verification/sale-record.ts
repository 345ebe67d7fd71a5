import type { StockMovement } from '@order-store/sdk';

/** One try of a buyer to order, with one idempotency key however often they clicked. */
export interface Attempt {
  readonly key: string;
  readonly userId: string;
  readonly clicks: 1 | 2;
  /**
   * What the buyer learnt: that it is ordered, that it is sold out, or nothing, because they gave up or no
   * answer came.
   */
  readonly learnt: 'ordered' | 'sold-out' | 'nothing';
  /** The orders that they were told of, each once: more than one would be a defect. */
  readonly orderIds: readonly string[];
}

/** An order as the store has it, and how many pieces of the product are in it. */
export interface StoredOrder {
  readonly id: string;
  readonly userId: string;
  readonly pieces: number;
}

/** What the buyers say, and what the store says. */
export interface Evidence {
  readonly piecesAnOrder: number;
  /** What was there when the doors opened, as read then. */
  readonly stockBefore: number;
  readonly attempts: readonly Attempt[];
  /** The order that the store has under an attempt's key; nothing where it has none. */
  readonly stored: ReadonlyMap<string, StoredOrder>;
  /** Everything that happened to the product's stock since the doors opened, oldest first. */
  readonly movements: readonly Pick<
    StockMovement,
    'kind' | 'delta' | 'quantityAfter' | 'orderId'
  >[];
  /** Sold orders of the product that no key led to: of other customers, as long as all is well. */
  readonly others: readonly StoredOrder[];
  /** What is there now. */
  readonly stockNow: number;
}
