import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link, Navigate, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { EmptyCart } from '../cart/empty-cart.tsx';
import { useCartTotals } from '../cart/use-cart-totals.ts';
import { useLiveCart } from '../cart/use-live-cart.ts';
import { deliveryMethodsText, vatRatesText } from '../store/setting-query.ts';
import { buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AddressStep } from './address-step.tsx';
import { CheckoutSteps, type Step } from './checkout-steps.tsx';
import { ContactStep } from './contact-step.tsx';
import { DeliveryStep } from './delivery-step.tsx';
import { metadataOf } from './order-details.ts';
import { ReviewStep } from './review-step.tsx';
import { currentStep, useCheckout, type Checkout } from './use-checkout.ts';
import { useFirstTotal } from './use-first-total.ts';
import { usePlaceOrder } from './use-place-order.ts';

const route = getRouteApi('/checkout');

export function CheckoutPage() {
  const { placed } = route.useSearch();
  const priced = useLiveCart();
  const checkout = useCheckout();
  const settings = [useQuery(deliveryMethodsText), useQuery(vatRatesText)];
  const totals = useCartTotals(priced, checkout?.method);
  const firstTotal = useFirstTotal(totals.total, checkout?.method?.name);
  const metadata = checkout && metadataOf({ ...checkout, deliveryMethod: checkout.method?.name });
  const place = usePlaceOrder(metadata, totals.total);

  if (priced.lines.length === 0) {
    return (
      <Page title="Checkout">
        {placed === undefined ? <EmptyCart /> : <OrderPlaced orderNumber={placed} />}
      </Page>
    );
  }
  const failed = priced.error ? priced : settings.find(({ error }) => error);
  if (failed) {
    return (
      <Page title="Checkout">
        <ErrorState
          error={failed.error}
          onRetry={'retry' in failed ? failed.retry : failed.refetch}
        />
      </Page>
    );
  }
  return (
    <Page title="Checkout">
      {checkout ? (
        <Steps checkout={checkout} order={{ priced, totals, firstTotal, place }} />
      ) : (
        <Skeleton label="Loading checkout" className="h-96" />
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

const titles: Readonly<Record<Step, string>> = {
  contact: 'Contact',
  address: 'Delivery address',
  delivery: 'Delivery method',
  review: 'Review your order',
};

type Order = Omit<Parameters<typeof ReviewStep>[0], 'checkout'>;

function Steps({ checkout, order }: { checkout: Checkout; order: Order }) {
  const { step: requested, placed } = route.useSearch();
  const navigate = useNavigate();
  const step = currentStep(checkout, requested);
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    // The page's heading gets the focus first.
    if (shown.current !== step) heading.current?.focus({ preventScroll: true });
    shown.current = step;
  }, [step]);

  const { steps } = checkout;
  const props = {
    checkout,
    onContinue: () => {
      const search = { step: steps[steps.indexOf(step) + 1] ?? 'review' };
      void navigate({ to: '/checkout', search });
    },
  };
  return (
    <>
      {requested !== step && placed === undefined && (
        <Navigate to="/checkout" search={{ step }} replace />
      )}
      <CheckoutSteps steps={steps} current={step} next={checkout.next} />
      <h2 ref={heading} tabIndex={-1} className="mb-4 text-xl">
        {titles[step]}
      </h2>
      {step === 'contact' && <ContactStep {...props} />}
      {step === 'address' && <AddressStep {...props} />}
      {step === 'delivery' && <DeliveryStep {...props} />}
      {step === 'review' ? <ReviewStep checkout={checkout} {...order} /> : <Summary {...order} />}
    </>
  );
}

/** What the order costs so far. */
function Summary({ priced, totals: { total } }: Pick<Order, 'priced' | 'totals'>) {
  const count = priced.lines.reduce((sum, { quantity }) => sum + quantity, 0);
  return (
    <p className="mt-8 flex flex-wrap justify-between gap-x-4 gap-y-1 border-t border-line pt-4">
      <span>
        {count} {count === 1 ? 'item' : 'items'}
      </span>
      <span>
        Total {total === undefined ? '…' : <Money amount={total} className="font-semibold" />}
      </span>
    </p>
  );
}
