import { unitsLeftFor, type Order } from '@order-store/sdk';
import { useState, type ComponentType } from 'react';
import { Button } from '../../../ui/button.tsx';
import { CancelItemsDialog } from './cancel-items-dialog.tsx';
import { ReturnDialog } from './return-dialog.tsx';
import { ShipDialog } from './ship-dialog.tsx';
import type { UnitAction } from './use-units.ts';

/** Buttons for what the workflow allows with the units of an order, each with its dialog. */
export function UnitActions({ order }: { order: Order }) {
  const [opened, setOpened] = useState<UnitAction | null>(null);
  const OpenedDialog = opened && actions[opened].Dialog;
  const offered = order.items.flatMap((item) =>
    unitActions.filter((action) => unitsLeftFor(action, order.status, item) > 0),
  );
  return (
    <>
      <div className="flex flex-wrap gap-3 empty:hidden">
        {unitActions
          .filter((action) => offered.includes(action))
          .map((action) => (
            <Button
              key={action}
              look={action === 'cancel' ? 'danger' : 'secondary'}
              onClick={() => setOpened(action)}
            >
              {actions[action].label}
            </Button>
          ))}
      </div>
      {OpenedDialog && <OpenedDialog order={order} onClose={() => setOpened(null)} />}
    </>
  );
}

const unitActions = ['ship', 'cancel', 'return'] as const;

interface Action {
  readonly label: string;
  readonly Dialog: ComponentType<{ order: Order; onClose: () => void }>;
}

const actions: Readonly<Record<UnitAction, Action>> = {
  ship: { label: 'Ship items', Dialog: ShipDialog },
  cancel: { label: 'Cancel items', Dialog: CancelItemsDialog },
  return: { label: 'Record a return', Dialog: ReturnDialog },
};
