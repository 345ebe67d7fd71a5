import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { SaleState } from '../use-sale.ts';
import { formatCount } from './format.ts';

interface TakeBackProps {
  sale: Pick<SaleState, 'orderIds' | 'takingBack'>;
  onTakeBack: () => void;
}

/** Cancels the orders of the sale: they were only to be looked at. */
export function TakeBack({ sale: { orderIds, takingBack }, onTakeBack }: TakeBackProps) {
  if (orderIds.length === 0) return null;
  if (takingBack.state === 'done') {
    return (
      <Notice tone="good">
        {formatCount(takingBack.cancelled)} orders are cancelled, and their pieces are on the shelf
        again.
      </Notice>
    );
  }
  const busy = takingBack.state === 'going';
  return (
    <div className="mt-5 flex flex-wrap items-center gap-x-5 gap-y-3 border-t border-line pt-5">
      <ConfirmButton
        label={
          busy
            ? `Cancelling ${formatCount(takingBack.done)} of ${formatCount(takingBack.of)}`
            : 'Take it all back'
        }
        busy={busy}
        question={`Cancel these ${formatCount(orderIds.length)} orders?`}
        yes="Cancel them"
        no="Keep them"
        onYes={onTakeBack}
      >
        <p>Their pieces go back to the shelf. Orders that were shipped meanwhile stay.</p>
      </ConfirmButton>
      <p className="text-sm text-ink-soft">
        The orders are real: they stand in the back office and in the day’s revenue until they are
        cancelled.
      </p>
    </div>
  );
}
