import type { Order } from '@order-store/sdk';
import { useState } from 'react';
import { store } from '../../../store/store.ts';
import { Field } from '../../../ui/field.tsx';
import { notify } from '../../../ui/notify.ts';
import { useOrderChange } from '../use-order-change.ts';
import { UnitFields } from './unit-fields.tsx';
import { UnitsDialog } from './units-dialog.tsx';
import { useUnits } from './use-units.ts';

/** Records units that the customer sent back, with or without putting them back in stock. */
export function ReturnDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const units = useUnits(order, 'return', 'none');
  const [unsellable, setUnsellable] = useState<ReadonlySet<string>>(new Set());
  const [reason, setReason] = useState('');
  const take = useOrderChange(store.orders.returnItems.mutate, () => {
    notify.success('Return recorded');
    onClose();
  });
  return (
    <UnitsDialog
      title="Record a return"
      lead={<p>Returned units are deducted from the net total. This can’t be undone.</p>}
      action="Record return"
      ready={units.chosen.length > 0}
      busy={take.isPending}
      error={take.error}
      onSubmit={() =>
        take.mutate({
          id: order.id,
          items: units.chosen.map((line) => ({ ...line, restock: !unsellable.has(line.itemId) })),
          ...(reason.trim() === '' ? {} : { reason: reason.trim() }),
        })
      }
      onClose={onClose}
    >
      <UnitFields
        legend="Returned units"
        availability="shipped"
        lines={units.lines}
        onEdit={units.edit}
        renderBeside={({ item }) => (
          <Restock
            name={item.name}
            checked={!unsellable.has(item.id)}
            onChange={(restock) => {
              const next = new Set(unsellable);
              if (restock) next.delete(item.id);
              else next.add(item.id);
              setUnsellable(next);
            }}
          />
        )}
      />
      <Field
        label="Reason"
        hint="Optional."
        placeholder="Arrived chipped"
        maxLength={1000}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        autoComplete="off"
      />
    </UnitsDialog>
  );
}

interface RestockProps {
  name: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
}

function Restock({ name, checked, onChange }: RestockProps) {
  return (
    <label className="flex min-h-10 items-center gap-3">
      <input
        type="checkbox"
        checked={checked}
        onChange={({ target }) => onChange(target.checked)}
        className="size-4.5 accent-rim"
      />
      <span>
        Restock <span className="sr-only">{name}</span>
      </span>
    </label>
  );
}
