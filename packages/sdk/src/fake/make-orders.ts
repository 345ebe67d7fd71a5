import type {
  Order,
  OrderCharge,
  OrderEvent,
  OrderItem,
  OrderNote,
  OrderPayment,
  OrderShipment,
  OrderSummary,
  OrderUpdate,
  Payment,
  RefundDue,
} from '../index.ts';
import { addMoney, multiplyMoney } from '../money.ts';
import { factory, madeAt, newId, type Factory } from './factory.ts';

/** A line of an order. `subtotal` follows from the price and quantity. */
export const makeOrderItem: Factory<OrderItem> = factory<OrderItem>(
  ({ quantity = 1, unitPrice = '12.50' }) => ({
    id: newId(),
    productId: newId(),
    sku: 'MUG-RED',
    name: 'Red mug',
    quantity,
    unitPrice,
    subtotal: multiplyMoney(unitPrice, quantity),
    cancelledQuantity: 0,
    shippedQuantity: 0,
    returnedQuantity: 0,
  }),
);

/** A charge of an order. */
export const makeOrderCharge: Factory<OrderCharge> = factory<OrderCharge>(() => ({
  kind: 'shipping',
  label: 'Standard shipping',
  amount: '4.90',
}));

/** A shipment that is on its way. */
export const makeOrderShipment: Factory<OrderShipment> = factory<OrderShipment>(() => ({
  id: newId(),
  items: [{ itemId: newId(), quantity: 1 }],
  carrier: 'DHL',
  trackingNumber: '00340434161094042557',
  trackingUrl: null,
  shippedAt: madeAt,
  deliveredAt: null,
}));

/** The payments of an order, by default none. */
export const makeOrderPayment: Factory<OrderPayment> = factory<OrderPayment>(() => ({
  status: 'none',
  authorized: '0.00',
  captured: '0.00',
  refunded: '0.00',
  amountDue: '12.50',
}));

/** An order with one line. Its totals follow from the lines and charges. */
export const makeOrder: Factory<Order> = factory<Order>((given) => {
  const { items = [makeOrderItem()] } = given;
  const total = items.reduce((sum, { subtotal }) => addMoney(sum, subtotal), '0.00');
  const { itemCount: _, ...fields } = makeOrderSummary({ totalAmount: total, ...given });
  return { ...fields, items, shipments: [] };
});

/** An order without its lines. */
export const makeOrderSummary: Factory<OrderSummary> = factory<OrderSummary>(
  ({ totalAmount = '12.50', charges = [] }) => {
    const grandTotal = charges.reduce((sum, { amount }) => addMoney(sum, amount), totalAmount);
    const id = newId();
    return {
      id,
      orderNumber: `ORD-7K3F9-${id.padStart(5, '2')}`,
      userId: newId(),
      status: 'pending',
      totalAmount,
      itemCount: 1,
      createdAt: madeAt,
      updatedAt: madeAt,
      version: 1,
      metadata: {},
      charges,
      grandTotal,
      netTotal: grandTotal,
      fulfilment: 'unfulfilled',
      expiresAt: null,
      payment: makeOrderPayment({ amountDue: grandTotal }),
    };
  },
);

/** An event of an order, by default that it was placed. */
export const makeOrderEvent: Factory<OrderEvent> = factory<OrderEvent>(() => ({
  id: newId(),
  orderId: newId(),
  from: null,
  to: 'pending',
  by: { id: newId(), name: 'Ada Lovelace', role: 'customer' },
  note: null,
  customerNote: null,
  cause: null,
  kind: 'status_changed',
  items: null,
  shipment: null,
  at: madeAt,
}));

/** An update of `orders.watch`, by default that an order was placed. */
export const makeOrderUpdate: Factory<OrderUpdate> = factory<OrderUpdate>(
  ({ order = makeOrderSummary() }) => ({
    event: makeOrderEvent({ orderId: order.id, to: order.status }),
    order,
  }),
);

/** An internal note of staff. */
export const makeOrderNote: Factory<OrderNote> = factory<OrderNote>(() => ({
  id: newId(),
  orderId: newId(),
  text: 'The customer called',
  by: { id: newId(), name: 'Grace Hopper', role: 'staff' },
  at: madeAt,
}));

/** An entry of the payments ledger. */
export const makePayment: Factory<Payment> = factory<Payment>(() => ({
  id: newId(),
  orderId: newId(),
  provider: 'stripe',
  reference: 'pi_test',
  kind: 'captured',
  amount: '12.50',
  metadata: {},
  createdAt: madeAt,
}));

/** A refund that is due for a cancelled order. */
export const makeRefundDue: Factory<RefundDue> = factory<RefundDue>(
  ({ amount = '12.50', order = makeOrderSummary({ status: 'cancelled' }) }) => ({
    orderId: order.id,
    amount,
    order,
  }),
);
