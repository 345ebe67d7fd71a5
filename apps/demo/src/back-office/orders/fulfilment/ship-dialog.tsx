import type { Order } from '@order-store/sdk';
import { useState } from 'react';
import { fieldErrors } from '../../../store/field-errors.ts';
import { store } from '../../../store/store.ts';
import { Field } from '../../../ui/field.tsx';
import { notify } from '../../../ui/notify.ts';
import { useOrderChange } from '../use-order-change.ts';
import { UnitFields } from './unit-fields.tsx';
import { UnitsDialog } from './units-dialog.tsx';
import { useUnits } from './use-units.ts';

/** Ships units of an order as one shipment. */
export function ShipDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const units = useUnits(order, 'ship', 'all');
  const [tracking, setTracking] = useState(noTracking);
  const ship = useOrderChange(store.orders.ship.mutate, () => {
    notify.success('Items shipped');
    onClose();
  });
  return (
    <UnitsDialog
      title="Ship items"
      lead={<p>These units ship together. The customer sees its tracking link.</p>}
      action="Ship items"
      ready={units.chosen.length > 0}
      busy={ship.isPending}
      error={ship.error}
      onSubmit={() =>
        ship.mutate({
          id: order.id,
          expectedVersion: order.version,
          items: units.chosen,
          ...entered(tracking),
        })
      }
      onClose={onClose}
    >
      <UnitFields
        legend="Units in this shipment"
        availability="to ship"
        lines={units.lines}
        onEdit={units.edit}
      />
      <TrackingFields tracking={tracking} error={ship.error} onChange={setTracking} />
    </UnitsDialog>
  );
}

const noTracking = { carrier: '', trackingNumber: '', trackingUrl: '' };
type Tracking = typeof noTracking;

/** The fields that are not empty. */
function entered(tracking: Tracking): Partial<Tracking> {
  return Object.fromEntries(
    Object.entries(tracking).flatMap(([name, text]) =>
      text.trim() === '' ? [] : [[name, text.trim()]],
    ),
  );
}

interface TrackingFieldsProps {
  tracking: Tracking;
  error: unknown;
  onChange: (tracking: Tracking) => void;
}

function TrackingFields({ tracking, error, onChange }: TrackingFieldsProps) {
  const errors = fieldErrors(error, labels);
  const field = (name: keyof Tracking) => ({
    label: labels[name],
    error: errors[name],
    value: tracking[name],
    onChange: ({ target }: { target: HTMLInputElement }) =>
      onChange({ ...tracking, [name]: target.value }),
    autoComplete: 'off',
  });
  return (
    <>
      <Field {...field('carrier')} placeholder="Royal Mail" maxLength={255} />
      <Field {...field('trackingNumber')} maxLength={255} />
      <Field {...field('trackingUrl')} type="url" inputMode="url" placeholder="https://" />
    </>
  );
}

const labels = {
  carrier: 'Carrier',
  trackingNumber: 'Tracking number',
  trackingUrl: 'Tracking link',
} as const satisfies Record<keyof Tracking, string>;
