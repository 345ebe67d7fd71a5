import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { CartLines } from '../cart/cart-lines.tsx';
import { CartTotal } from '../cart/cart-total.tsx';
import type { CartTotals } from '../cart/use-cart-totals.ts';
import type { useLiveCart } from '../cart/use-live-cart.ts';
import { Button } from '../ui/button.tsx';
import { Money } from '../ui/money.tsx';
import { addressText } from './address.ts';
import type { Step } from './checkout-steps.tsx';
import { NewTotalNotice, PlaceError } from './place-error.tsx';
import { BackLink } from './step-form.tsx';
import type { Checkout } from './use-checkout.ts';
import type { usePlaceOrder } from './use-place-order.ts';

interface ReviewStepProps {
  checkout: Checkout;
  priced: ReturnType<typeof useLiveCart>;
  totals: CartTotals;
  firstTotal: string | undefined;
  place: ReturnType<typeof usePlaceOrder>;
}

/** Everything that will be ordered. Enter in a quantity must not place the order, so the lines are outside of the form. */
export function ReviewStep({ checkout, priced, totals, firstTotal, place }: ReviewStepProps) {
  const { total } = totals;
  const isNewTotal = firstTotal !== undefined && total !== undefined && firstTotal !== total;
  return (
    <>
      <Details checkout={checkout} />
      <CartLines lines={priced.lines} />
      <CartTotal totals={totals} />
      <form
        className="mt-6 grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          place.place();
        }}
      >
        {isNewTotal && (
          <NewTotalNotice before={firstTotal} now={total} wasRejected={place.error !== null} />
        )}
        {place.error && <PlaceError error={place.error} isResolved={priced.canOrder} />}
        <div className="flex flex-wrap justify-end gap-3">
          <BackLink to={checkout.steps.at(-2)} />
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
    </>
  );
}

function Details({ checkout: { contact, address, method } }: { checkout: Checkout }) {
  return (
    <div className="mb-8 grid gap-4 sm:grid-cols-3">
      <Detail title="Contact" step="contact">
        {contact.email}
        {contact.phone.trim() !== '' && <span className="block">{contact.phone}</span>}
      </Detail>
      <Detail title="Delivery address" step="address">
        {addressText(address)}
      </Detail>
      {method && (
        <Detail title="Delivery" step="delivery">
          {method.name} {method.price === '0.00' ? '(free)' : <Money amount={method.price} />}
        </Detail>
      )}
    </div>
  );
}

interface DetailProps {
  title: string;
  step: Step;
  children: ReactNode;
}

function Detail({ title, step, children }: DetailProps) {
  return (
    <section className="min-w-0">
      <h3 className="text-base">{title}</h3>
      <p className="wrap-anywhere text-ink-soft">{children}</p>
      <Link to="/checkout" search={{ step }} className="underline underline-offset-4">
        Change<span className="sr-only"> {title.toLowerCase()}</span>
      </Link>
    </section>
  );
}
