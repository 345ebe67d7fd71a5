import type { Order, OrderShipment } from '@order-store/sdk';
import { getRouteApi } from '@tanstack/react-router';
import { contactOf } from '../../checkout/contact.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { Notice } from '../../ui/notice.tsx';
import { ItemTable, type ItemColumn } from './item-table.tsx';
import { packingSlipsOf, type PackingSlip } from './packing-slips-of.ts';
import { PrintPage } from './print-page.tsx';
import type { PrintedOrder } from './printed-orders.ts';
import { Sheet } from './sheet.tsx';

const route = getRouteApi('/back-office/print/packing-slips');

/** The packing slips of the orders in the URL, or of one shipment. */
export function PackingSlipsPage() {
  const { orders, shipment } = route.useSearch();
  return (
    <PrintPage title="Packing slips" orders={orders}>
      {(printed) => <PackingSlips key={printed.order.id} printed={printed} shipmentId={shipment} />}
    </PrintPage>
  );
}

interface PackingSlipsProps {
  printed: PrintedOrder;
  shipmentId: string | undefined;
}

function PackingSlips({ printed, shipmentId }: PackingSlipsProps) {
  const slips = packingSlipsOf(printed.order, shipmentId);
  if (slips.length === 0) {
    return (
      <Notice tone="warn" className="print:hidden">
        Order {printed.order.orderNumber} has nothing to ship.
      </Notice>
    );
  }
  return slips.map((slip) => (
    <Slip key={slip.shipment?.id ?? 'open'} printed={printed} slip={slip} />
  ));
}

function Slip({
  printed,
  slip: { shipment, lines },
}: {
  printed: PrintedOrder;
  slip: PackingSlip;
}) {
  return (
    <Sheet
      title="Packing slip"
      printed={printed}
      details={
        <>
          <ContactDetails order={printed.order} />
          {shipment && <ShipmentDetails shipment={shipment} />}
        </>
      }
    >
      <ItemTable lines={lines} columns={[ordered, shipment ? shipped : toShip, packed]} />
    </Sheet>
  );
}

type SlipColumn = ItemColumn<PackingSlip['lines'][number]>;

const ordered: SlipColumn = { header: 'Ordered', cell: ({ item }) => item.quantity };
const shipped: SlipColumn = {
  header: 'Shipped',
  cell: ({ quantity }) => <strong>{quantity}</strong>,
};
const toShip: SlipColumn = { ...shipped, header: 'To ship' };
const packed: SlipColumn = {
  header: 'Packed',
  cell: () => <span className="inline-block size-4 border border-line-strong" />,
};

/** The contact for the courier. */
function ContactDetails({ order }: { order: Order }) {
  const contact = contactOf(order);
  if (!contact) return null;
  return (
    <>
      <dt className="text-ink-soft">Contact</dt>
      <dd className="wrap-anywhere">
        {[contact.phone, contact.email].filter(Boolean).map((line) => (
          <span key={line} className="block">
            {line}
          </span>
        ))}
      </dd>
    </>
  );
}

function ShipmentDetails({ shipment }: { shipment: OrderShipment }) {
  const { shippedAt, carrier, trackingNumber } = shipment;
  return (
    <>
      <dt className="text-ink-soft">Shipped</dt>
      <dd>
        <DateTime at={shippedAt} dateOnly />
      </dd>
      {carrier !== null && (
        <>
          <dt className="text-ink-soft">Carrier</dt>
          <dd className="wrap-anywhere">{carrier}</dd>
        </>
      )}
      {trackingNumber !== null && (
        <>
          <dt className="text-ink-soft">Tracking</dt>
          <dd className="wrap-anywhere">{trackingNumber}</dd>
        </>
      )}
    </>
  );
}
