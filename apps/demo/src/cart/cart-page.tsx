import { Link } from '@tanstack/react-router';
import { buttonStyle } from '../ui/button.tsx';
import { DeliveryNote } from '../delivery/delivery-note.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { CartLines } from './cart-lines.tsx';
import { CartTotal } from './cart-total.tsx';
import { EmptyCart } from './empty-cart.tsx';
import { useCartTotals } from './use-cart-totals.ts';
import { useLiveCart } from './use-live-cart.ts';

export function CartPage() {
  const priced = useLiveCart();
  const totals = useCartTotals(priced);
  if (priced.lines.length === 0) {
    return (
      <Page title="Cart">
        <EmptyCart />
      </Page>
    );
  }
  return (
    <Page title="Cart">
      <CartLines lines={priced.lines} isFailed={priced.error !== undefined} />
      {priced.error ? (
        <div className="mt-5">
          <ErrorState error={priced.error} onRetry={priced.retry} />
        </div>
      ) : (
        <>
          <CartTotal totals={totals} />
          <DeliveryNote />
          {!priced.isPending && !priced.canOrder && (
            <div className="mt-5">
              <Notice tone="warn">
                <p>Some items aren’t available in that quantity. Update them to continue.</p>
              </Notice>
            </div>
          )}
          <div className="mt-6 flex flex-wrap justify-end gap-3">
            <Link to="/" className={buttonStyle({ look: 'secondary' })}>
              Continue shopping
            </Link>
            <Link to="/checkout" className={buttonStyle()}>
              Checkout
            </Link>
          </div>
        </>
      )}
    </Page>
  );
}
