import { isStoreError, type Order } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { orderQuery, ordersKey } from '../../orders/order-queries.ts';
import { statusNames } from '../../orders/order-status.ts';
import { productsKey } from '../../products/product-queries.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { updateListed } from './listed-orders.ts';
import { stepsFrom, type StaffStep } from './staff-steps.ts';

/**
 * The steps that an order can take from here, with a note. One is taken only if the order is still as it is
 * shown; if somebody was faster, this says so and keeps the note.
 */
export function TakeStep({ order }: { order: Order }) {
  const [note, setNote] = useState('');
  const { take, busyWith } = useTakeStep(order, note, () => setNote(''));
  const steps = stepsFrom(order.status);
  const forward = steps.find(({ to }) => to !== 'cancelled');
  const cancel = steps.find(({ to }) => to === 'cancelled');
  const isOvertaken = isStoreError(take.error, 'VERSION_CONFLICT');

  return (
    <Card title="Next step">
      <div className="grid gap-4">
        {isOvertaken && (
          <Notice tone="warn">
            Somebody was faster: the order is {statusNames[order.status].toLowerCase()} now. Your
            step was not taken.
          </Notice>
        )}
        {take.error && !isOvertaken && <Notice tone="bad" error={take.error} />}
        {steps.length === 0 ? (
          <p className="text-ink-soft">
            {order.status === 'cancelled'
              ? 'None: it was cancelled, and everything is back on the shelf.'
              : 'None: it has arrived.'}
          </p>
        ) : (
          <TextArea
            label="Note"
            hint="Kept in the history; the customer sees it too."
            maxLength={1000}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
        )}
        {forward && (
          <Button busy={busyWith === forward.to} onClick={() => take.mutate(forward)}>
            {forward.label} the order
          </Button>
        )}
        {cancel && (
          <ConfirmButton
            label="Cancel the order"
            busy={busyWith === cancel.to}
            question="Cancel this order?"
            yes="Cancel the order"
            no="Keep it"
            onYes={() => take.mutate(cancel)}
          >
            <p>Everything goes back on the shelf. A cancelled order cannot be taken up again.</p>
          </ConfirmButton>
        )}
      </div>
    </Card>
  );
}

function useTakeStep(order: Order, note: string, onTaken: () => void) {
  const queryClient = useQueryClient();
  const show = (now: Order) => {
    queryClient.setQueryData(orderQuery(now.orderNumber).queryKey, now);
    updateListed(queryClient, now);
  };
  const take = useMutation({
    mutationFn: (step: StaffStep) =>
      step.take({
        id: order.id,
        expectedVersion: order.version,
        ...(note.trim() === '' ? {} : { note }),
      }),
    onSuccess: (now) => {
      show(now);
      onTaken();
      if (now.status === 'cancelled') void queryClient.invalidateQueries({ queryKey: productsKey });
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ordersKey }),
  });
  return { take, busyWith: take.isPending ? take.variables.to : null };
}
