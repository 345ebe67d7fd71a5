import type { Order, OrderShipment } from '@order-store/sdk';
import { store } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { notify } from '../../../ui/notify.ts';
import { undoPeriod } from '../../../ui/undo-period.ts';
import { PrintLink } from '../../print/print-links.tsx';
import { ChangeError } from '../change-error.tsx';
import { useOrderChange } from '../use-order-change.ts';

interface DeliverShipmentProps {
  order: Order;
  shipment: OrderShipment;
  /** The shipment's name on the page. */
  name: string;
}

/** Prints the packing slip of a shipment and marks the shipment as delivered. */
export function DeliverShipment({ order, shipment, name }: DeliverShipmentProps) {
  const deliver = useOrderChange(
    async (input: { id: string; shipmentId: string }) =>
      (await undoPeriod(`Delivering ${name}`)) ? store.orders.deliver.mutate(input) : null,
    () => notify.success(`${name} delivered`),
  );
  return (
    <>
      <ChangeError error={deliver.error} />
      <div className="flex flex-wrap gap-3">
        {shipment.deliveredAt === null && (
          <Button
            look="secondary"
            size="small"
            busy={deliver.isPending}
            onClick={() => deliver.mutate({ id: order.id, shipmentId: shipment.id })}
          >
            Mark delivered <span className="sr-only">{name}</span>
          </Button>
        )}
        <PrintLink to="/back-office/print/packing-slips" orders={[order]} shipment={shipment.id}>
          Packing slip <span className="sr-only">{name}</span>
        </PrintLink>
      </div>
    </>
  );
}
