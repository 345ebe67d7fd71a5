import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { SaleState } from '../use-sale.ts';
import { formatCount } from './format.ts';

interface CancelAllOrdersProps {
  sale: Pick<SaleState, 'orderIds' | 'cancellation'>;
  onCancel: () => void;
}

/** Cancels all orders of the sale. */
export function CancelAllOrders({
  sale: { orderIds, cancellation },
  onCancel,
}: CancelAllOrdersProps) {
  if (orderIds.length === 0) return null;
  if (cancellation.state === 'done') {
    return (
      <Notice tone="good">
        {formatCount(cancellation.cancelled)} orders cancelled and their items restocked.
      </Notice>
    );
  }
  const busy = cancellation.state === 'running';
  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3 border-t border-line pt-5">
      <ConfirmButton
        label={
          busy
            ? `Cancelling ${formatCount(cancellation.done)} of ${formatCount(cancellation.of)}…`
            : 'Cancel all orders'
        }
        busy={busy}
        question={`Cancel ${formatCount(orderIds.length)} orders?`}
        yes="Cancel orders"
        no="Go back"
        onYes={onCancel}
      >
        <p>Items will be restocked. Orders that have shipped are not cancelled.</p>
      </ConfirmButton>
      <p className="text-sm text-ink-soft">
        These are real orders. They count in the back office and in today’s revenue until you cancel
        them.
      </p>
    </div>
  );
}
