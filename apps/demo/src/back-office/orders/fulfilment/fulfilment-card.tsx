import type { Order } from '@order-store/sdk';
import { ShipmentList } from '../../../orders/shipment-list.tsx';
import { Card } from '../../../ui/card.tsx';
import { PrintLinks } from '../../print/print-links.tsx';
import { DeliverShipment } from './deliver-shipment.tsx';
import { UnitActions } from './unit-actions.tsx';

/** Ships, cancels and takes back units of an order, and lists its shipments. */
export function FulfilmentCard({ order }: { order: Order }) {
  return (
    <Card title="Fulfilment" className="lg:col-start-1">
      <div className="grid gap-5">
        <UnitActions order={order} />
        {order.shipments.length === 0 ? (
          <p className="text-ink-soft">No shipments.</p>
        ) : (
          <ShipmentList
            order={order}
            renderActions={(shipment, name) => (
              <DeliverShipment order={order} shipment={shipment} name={name} />
            )}
          />
        )}
        <PrintLinks orders={[order]} />
      </div>
    </Card>
  );
}
