import type { Order, OrderShipment } from '@order-store/sdk';
import type { ReactNode } from 'react';
import { DateTime } from '../ui/date-time.tsx';
import { webUrl } from './web-url.ts';

interface ShipmentListProps {
  order: Order;
  /** Renders controls for a shipment. */
  renderActions?: (shipment: OrderShipment, name: string) => ReactNode;
}

/** The shipments of an order in the order they were sent, with their contents and tracking links. */
export function ShipmentList({ order, renderActions }: ShipmentListProps) {
  return (
    <ul aria-label="Shipments" className="grid gap-4">
      {order.shipments.map((shipment, index) => {
        const name = `Shipment ${index + 1}`;
        return (
          <li key={shipment.id} className="grid gap-2 rounded-md border border-line px-4 py-3.5">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold">{name}</span>
              <span className="text-sm text-ink-soft">
                {shipment.deliveredAt === null ? 'Shipped ' : 'Delivered '}
                <DateTime at={shipment.deliveredAt ?? shipment.shippedAt} />
              </span>
            </p>
            <Contents order={order} shipment={shipment} />
            <Tracking shipment={shipment} />
            {renderActions?.(shipment, name)}
          </li>
        );
      })}
    </ul>
  );
}

function Contents({ order, shipment }: { order: Order; shipment: OrderShipment }) {
  const names = new Map(order.items.map(({ id, name }) => [id, name]));
  return (
    <ul>
      {shipment.items.map(({ itemId, quantity }) => (
        <li key={itemId} className="wrap-anywhere">
          <span className="tabular-nums">{quantity} ×</span> {names.get(itemId)}
        </li>
      ))}
    </ul>
  );
}

function Tracking({
  shipment: { carrier, trackingNumber, trackingUrl },
}: {
  shipment: OrderShipment;
}) {
  const href = webUrl(trackingUrl);
  if (carrier === null && trackingNumber === null && href === null) return null;
  return (
    <p className="flex flex-wrap gap-x-2 wrap-anywhere">
      {carrier !== null && <span>{carrier}</span>}
      {href === null ? (
        trackingNumber !== null && <span className="tabular-nums">{trackingNumber}</span>
      ) : (
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          className="font-semibold text-rim tabular-nums underline underline-offset-4"
        >
          {trackingNumber ?? 'Track shipment'}
          <span className="sr-only"> (opens in a new tab)</span>
        </a>
      )}
    </p>
  );
}
