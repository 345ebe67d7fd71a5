/** A product in a cart. */
export interface CartLineView {
  productId: string;
  quantity: number;
}

/** The cart of an account. */
export interface CartView {
  lines: CartLineView[];
  /**
   * The idempotency key for ordering these lines, so that several devices that order the same cart place one order. Null
   * if the account has never had a cart.
   */
  orderKey: string | null;
  /** 0 if the account has never had a cart. */
  version: number;
  updatedAt: string | null;
}
