import type { Order } from '@order-store/sdk';
import { useState } from 'react';
import { store } from '../../../store/store.ts';
import { Field } from '../../../ui/field.tsx';
import { notify } from '../../../ui/notify.ts';
import { useOrderChange } from '../use-order-change.ts';
import { UnitFields } from './unit-fields.tsx';
import { UnitsDialog } from './units-dialog.tsx';
import { useUnits } from './use-units.ts';

/** Cancels units of an order that are not shipped. */
export function CancelItemsDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const units = useUnits(order, 'cancel', 'none');
  const [reason, setReason] = useState('');
  const cancel = useOrderChange(store.orders.cancelItems.mutate, (changed) => {
    notify.success(changed.status === 'cancelled' ? 'Order cancelled' : 'Items cancelled');
    onClose();
  });
  return (
    <UnitsDialog
      title="Cancel items"
      lead={<p>Cancelled units are restocked. This can’t be undone.</p>}
      action="Cancel items"
      look="danger"
      ready={units.chosen.length > 0}
      busy={cancel.isPending}
      error={cancel.error}
      onSubmit={() =>
        cancel.mutate({
          id: order.id,
          expectedVersion: order.version,
          items: units.chosen,
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        })
      }
      onClose={onClose}
    >
      <UnitFields
        legend="Units to cancel"
        availability="not shipped"
        lines={units.lines}
        onEdit={units.edit}
      />
      <Field
        label="Reason"
        hint="Optional."
        placeholder="Damaged in the warehouse"
        maxLength={1000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        autoComplete="off"
      />
    </UnitsDialog>
  );
}
