import { isStoreError } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { useMe } from '../account/account-queries.ts';
import { CartLines } from '../cart/cart-lines.tsx';
import { CartTotal } from '../cart/cart-total.tsx';
import { EmptyCart } from '../cart/empty-cart.tsx';
import { useLiveCart } from '../cart/use-live-cart.ts';
import { Button, buttonStyle } from '../ui/button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { usePlaceOrder } from './use-place-order.ts';

export function CheckoutPage() {
  const priced = useLiveCart();
  const me = useMe();
  const place = usePlaceOrder();

  if (priced.lines.length === 0) {
    return (
      <Page title="Checkout">
        <EmptyCart />
      </Page>
    );
  }
  return (
    <Page title="Checkout">
      {priced.error ? (
        <ErrorState error={priced.error} onRetry={priced.retry} />
      ) : (
        <>
          <p className="mb-5 text-ink-soft">
            {me
              ? `${me.name}, this is what you are about to order.`
              : 'This is what you are about to order.'}
          </p>
          <CartLines lines={priced.lines} />
          <CartTotal total={priced.total} />
          <div className="mt-5 grid gap-4">
            {place.error && <PlaceError error={place.error} solved={priced.canOrder} />}
            <div className="flex flex-wrap justify-end gap-3">
              <Link to="/cart" className={buttonStyle({ look: 'secondary' })}>
                Back to the cart
              </Link>
              <Button
                busy={place.isPending}
                disabled={priced.isPending || (!priced.canOrder && !place.isPending)}
                onClick={place.place}
              >
                Place order
              </Button>
            </div>
            <p className="text-right text-sm text-ink-soft">
              It is a demo: nothing is charged and nothing is sent.
            </p>
          </div>
        </>
      )}
    </Page>
  );
}

interface PlaceErrorProps {
  error: Error;
  /** Whether the lines can be had by now. */
  solved: boolean;
}

function PlaceError({ error, solved }: PlaceErrorProps) {
  if (isStoreError(error, 'INSUFFICIENT_STOCK') || isStoreError(error, 'PRODUCT_NOT_FOUND')) {
    if (solved) return null;
    return (
      <Notice tone="bad">
        <p>
          Somebody was faster, and nothing was ordered. Change the marked lines, then place the
          order again.
        </p>
      </Notice>
    );
  }
  if (isStoreError(error, 'IDEMPOTENCY_KEY_REUSED')) {
    return (
      <Notice tone="bad">
        <p>
          An order was placed from this cart before it changed. Look into{' '}
          <Link to="/orders" className="font-semibold underline">
            your orders
          </Link>{' '}
          before you place another.
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="bad" error={error}>
      {isStoreError(error) && error.retryable && (
        <p className="mt-1">You may press once more: this cart is never ordered twice.</p>
      )}
    </Notice>
  );
}
