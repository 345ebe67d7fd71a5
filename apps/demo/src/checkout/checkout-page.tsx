import { isStoreError } from '@order-store/sdk';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CartLines } from '../cart/cart-lines.tsx';
import { CartTotal } from '../cart/cart-total.tsx';
import { EmptyCart } from '../cart/empty-cart.tsx';
import { useLiveCart } from '../cart/use-live-cart.ts';
import { Button, buttonStyle } from '../ui/button.tsx';
import { Money } from '../ui/money.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { useCartTotals } from '../vat/use-cart-totals.ts';
import { AddressFields } from './address-fields.tsx';
import { useAddress } from './use-address.ts';
import { useFirstTotal } from './use-first-total.ts';
import { usePlaceOrder } from './use-place-order.ts';

const route = getRouteApi('/checkout');

export function CheckoutPage() {
  const { placed } = route.useSearch();
  const priced = useLiveCart();
  const totals = useCartTotals(priced);
  const checkout = useCheckout(totals.total);

  if (priced.lines.length === 0) {
    return (
      <Page title="Checkout">
        {placed === undefined ? <EmptyCart /> : <OrderPlaced orderNumber={placed} />}
      </Page>
    );
  }
  return (
    <Page title="Checkout">
      {priced.error ? (
        <ErrorState error={priced.error} onRetry={priced.retry} />
      ) : (
        <>
          <h2 className="mb-4 text-xl">Review your order</h2>
          <CartLines lines={priced.lines} />
          <CartTotal totals={totals} />
          <CheckoutForm priced={priced} total={totals.total} checkout={checkout} />
        </>
      )}
    </Page>
  );
}

/** After going back from the order. */
function OrderPlaced({ orderNumber }: { orderNumber: string }) {
  return (
    <EmptyState title="This order was placed" art="BOK-00-BLU">
      <Link to="/orders/$orderNumber" params={{ orderNumber }} className={buttonStyle()}>
        View order
      </Link>
    </EmptyState>
  );
}

/** What the customer entered and saw. The page holds it, because the form disappears while the prices fail to load. */
function useCheckout(total: string | undefined) {
  const delivery = useAddress();
  const place = usePlaceOrder(delivery.address, total);
  const firstTotal = useFirstTotal(total);
  return { delivery, place, firstTotal };
}

interface CheckoutFormProps {
  priced: ReturnType<typeof useLiveCart>;
  /** Undefined while loading. */
  total: string | undefined;
  checkout: ReturnType<typeof useCheckout>;
}

/** Enter in a quantity must not place the order, so the cart's lines are outside this form. */
function CheckoutForm({ priced, total, checkout }: CheckoutFormProps) {
  const { delivery, place, firstTotal } = checkout;
  const isNewTotal = firstTotal !== undefined && total !== undefined && firstTotal !== total;

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        place.place();
      }}
    >
      <AddressFields
        address={delivery.address}
        onChange={delivery.setAddress}
        known={delivery.known}
      />

      {isNewTotal && (
        <NewTotalNotice before={firstTotal} now={total} wasRejected={place.error !== null} />
      )}
      {place.error && <PlaceError error={place.error} isResolved={priced.canOrder} />}
      <div className="flex flex-wrap justify-end gap-3">
        <Link to="/cart" className={buttonStyle({ look: 'secondary' })}>
          Back to cart
        </Link>
        <Button
          busy={place.isPending}
          disabled={total === undefined || (!priced.canOrder && !place.isPending)}
          type="submit"
        >
          {isNewTotal ? (
            <>
              Place order for <Money amount={total} />
            </>
          ) : (
            'Place order'
          )}
        </Button>
      </div>
      <p className="text-right text-sm text-ink-soft">This is a demo. You won’t be charged.</p>
    </form>
  );
}

interface NewTotalNoticeProps {
  before: string;
  now: string;
  wasRejected: boolean;
}

function NewTotalNotice({ before, now, wasRejected }: NewTotalNoticeProps) {
  return (
    <Notice tone="bad">
      <p>
        Prices have changed. The total was <Money amount={before} /> and is now{' '}
        <strong>
          <Money amount={now} />
        </strong>
        . {wasRejected && 'Your order was not placed. '}Check the new prices before you place the
        order.
      </p>
    </Notice>
  );
}

interface PlaceErrorProps {
  error: Error;
  /** Whether all lines are available again. */
  isResolved: boolean;
}

function PlaceError({ error, isResolved }: PlaceErrorProps) {
  if (isStoreError(error, 'NOT_FOR_SALE') || isStoreError(error, 'PRODUCT_NOT_FOUND')) {
    if (isResolved) return null;
    return (
      <Notice tone="bad">
        <p>
          Some items are no longer available. Your order was not placed. Remove them and try again.
        </p>
      </Notice>
    );
  }
  if (isStoreError(error, 'INSUFFICIENT_STOCK')) {
    if (isResolved) return null;
    return (
      <Notice tone="bad">
        <p>
          Someone bought the last ones first. Your order was not placed. Update the items below and
          try again.
        </p>
      </Notice>
    );
  }
  // The page shows both totals.
  if (isStoreError(error, 'TOTAL_CHANGED')) return null;
  if (isStoreError(error, 'IDEMPOTENCY_KEY_REUSED')) {
    return (
      <Notice tone="bad">
        <p>
          An earlier version of this cart has already been ordered. Check{' '}
          <Link to="/orders" className="font-semibold underline">
            your orders
          </Link>{' '}
          before you place another one.
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="bad" error={error}>
      {isStoreError(error) && error.retryable && (
        <p className="mt-1">You can try again safely. You won’t be charged twice.</p>
      )}
    </Notice>
  );
}
