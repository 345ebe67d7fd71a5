import type { Order } from '@order-store/sdk';
import { Notice } from '../ui/notice.tsx';
import { Hold } from './hold.tsx';
import { PayForm } from './pay-form.tsx';
import { isRefundDue, PaymentList } from './payment-list.tsx';

/** The hold, payment and refunds of an order, for its customer. */
export function OrderPayment({ order }: { order: Order }) {
  const isPending = order.status === 'pending';
  return (
    <section aria-labelledby="payment" className="mt-10">
      <h2 id="payment" className="mb-4 text-xl">
        Payment
      </h2>
      <div className="grid gap-4">
        <Hold order={order} />
        {isPending && <PayForm order={order} />}
        {isRefundDue(order) && (
          <Notice tone="warn">
            {order.status === 'cancelled'
              ? 'This order was cancelled. We’re refunding your payment.'
              : 'We’re refunding what you paid for cancelled and returned items.'}
          </Notice>
        )}
        {order.payment.status === 'refunded' && (
          <Notice tone="good">Your payment has been refunded.</Notice>
        )}
        {!isPending && order.payment.status === 'none' && (
          <p className="text-ink-soft">No payment has been taken.</p>
        )}
        <PaymentList order={order} />
      </div>
    </section>
  );
}
