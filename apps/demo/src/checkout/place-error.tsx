import { isStoreError } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { Money } from '../ui/money.tsx';
import { Notice } from '../ui/notice.tsx';

interface NewTotalNoticeProps {
  before: string;
  now: string;
  wasRejected: boolean;
}

export function NewTotalNotice({ before, now, wasRejected }: NewTotalNoticeProps) {
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

/** Why the order was not placed, and what to do. */
export function PlaceError({ error, isResolved }: PlaceErrorProps) {
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
