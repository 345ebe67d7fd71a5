import { z } from 'zod';
import { exactText, Id, prose, Search, text, Version, wholeNumber } from '../shared/fields.ts';
import { Metadata } from '../shared/metadata.ts';
import { Money, SignedMoney } from '../shared/money.ts';
import { listInput } from '../shared/page.ts';
import { Role } from '../platform/identity/role.ts';
import { parsePosition } from '../platform/events/event-log.ts';
import { chargeKinds, orderRow } from './order-row.ts';
import type {
  OrderEventView as EventView,
  OrderItemView as ItemView,
  OrderNoteView as NoteView,
  OrderShipmentView as ShipmentView,
  OrderSummaryView as SummaryView,
  OrderView as View,
} from './order-views.ts';

export const Status = orderRow.fields.status.schema;
const IdempotencyKey = exactText(1, 255);
/** As typed or copied: possibly with the invisible characters of a mail or a web page. */
const OrderNumber = Search.pipe(
  z.string({ error: 'must not be empty' }).max(50, 'must have at most 50 characters'),
);

export const OrderItemView: z.ZodType<ItemView> = z.object({
  id: z.string(),
  productId: z.string(),
  sku: z.string(),
  name: z.string(),
  quantity: z.number(),
  unitPrice: z.string(),
  subtotal: z.string(),
  cancelledQuantity: z.number(),
  shippedQuantity: z.number(),
  returnedQuantity: z.number(),
});

const units = { itemId: z.string(), quantity: z.number() };
const parcel = {
  id: z.string(),
  carrier: z.string().nullable(),
  trackingNumber: z.string().nullable(),
  trackingUrl: z.string().nullable(),
};

export const OrderShipmentView: z.ZodType<ShipmentView> = z.object({
  ...parcel,
  items: z.array(z.object(units)),
  shippedAt: z.string(),
  deliveredAt: z.string().nullable(),
});

export const OrderView: z.ZodType<View> = z.object({
  ...orderRow.shape,
  items: z.array(OrderItemView),
  shipments: z.array(OrderShipmentView),
});
export const OrderSummaryView: z.ZodType<SummaryView> = z.object({
  ...orderRow.shape,
  itemCount: z.number(),
});

const By = z.object({ id: z.string(), name: z.string(), role: Role }).nullable();

export const OrderEventView: z.ZodType<EventView> = z.object({
  id: z.string(),
  orderId: z.string(),
  from: Status.nullable(),
  to: Status,
  by: By,
  note: z.string().nullable(),
  customerNote: z.string().nullable(),
  cause: z.enum(['expired', 'paid']).nullable(),
  kind: z.enum([
    'status_changed',
    'items_cancelled',
    'items_shipped',
    'items_returned',
    'shipment_delivered',
    'payment_recorded',
    'metadata_updated',
    'hold_extended',
  ]),
  items: z.array(z.object({ ...units, restocked: z.boolean() })).nullable(),
  shipment: z.object(parcel).nullable(),
  at: z.string(),
});

export const OrderNoteView: z.ZodType<NoteView> = z.object({
  id: z.string(),
  orderId: z.string(),
  text: z.string(),
  by: By,
  at: z.string(),
});

/** The maximum number of lines in an order. */
export const maxLines = 2000;

const maxCharges = 50;

export const Charge = z
  .strictObject({
    kind: z.enum(chargeKinds).describe('What the charge is for.'),
    label: text(1, 255).describe('What the customer reads, such as "Express shipping".'),
    amount: SignedMoney.describe('A decimal string such as "4.90"; negative for a discount.'),
  })
  .refine(({ kind, amount }) => amount.startsWith('-') === (kind === 'discount'), {
    path: ['amount'],
    error: 'must be below "0.00" for a discount, and "0.00" or above for any other kind',
  });

export const Charges = z.array(Charge).max(maxCharges, `must have at most ${maxCharges} charges`);

/** From a minute to thirty days. */
const ExpiresInSeconds = wholeNumber(60, 2_592_000);

export const PlaceOrderInput = z.strictObject({
  items: z
    .array(
      z.strictObject({
        productId: Id.describe('The product.'),
        quantity: wholeNumber(1, 1_000_000).describe('The number of units, from 1.'),
      }),
    )
    .min(1, 'must have at least one line')
    .max(maxLines, `must have at most ${maxLines} lines`)
    .describe('The lines of the order; lines of the same product are merged.'),
  idempotencyKey: IdempotencyKey.optional().describe('See every mutation.'),
  userId: Id.optional().describe('The customer, if staff order for someone else.'),
  expectedTotal: Money.optional().describe(
    'The grand total that the customer saw. If it differs, nothing is placed: TOTAL_CHANGED.',
  ),
  metadata: Metadata.optional().describe("The shop's own data, such as an address."),
  charges: Charges.optional().describe(
    'What the customer pays besides the items. Only for staff: FORBIDDEN.',
  ),
  expiresInSeconds: ExpiresInSeconds.optional().describe(
    'How long the order may stay pending before it is cancelled. Default: ORDER_EXPIRES_AFTER.',
  ),
  ...orderRow.inputs,
});
export type PlaceOrder = z.output<typeof PlaceOrderInput>;

const orderId = Id.describe('The order.');

export const GetOrderInput = z.union(
  [
    z.strictObject({ id: orderId }),
    z.strictObject({ orderNumber: OrderNumber.describe('The number, such as "ORD-7K3F9-QXM2A".') }),
    z.strictObject({
      idempotencyKey: IdempotencyKey.describe('The key that the order was placed with.'),
      userId: Id.optional().describe('The customer. Only for staff. Default: the caller.'),
    }),
  ],
  { error: 'must be {id}, {orderNumber} or {idempotencyKey}' },
);

export const OrderIdInput = z.strictObject({ id: orderId });

export const WatchOrdersInput = z
  .strictObject({
    orderId: Id.optional().describe('Only this order. Default: all that the caller may see.'),
    lastEventId: z
      .string()
      .refine(
        (id) => parsePosition(id) !== undefined,
        'must be the event id of an update, such as "7312-88"',
      )
      .optional()
      .describe('The id of the last update received: the stream resumes after it.'),
  })
  .prefault({});

export const ChangeStatusInput = z.strictObject({
  id: orderId,
  expectedVersion: Version.optional(),
  note: prose(1, 1000).optional().describe('An internal note in the history of the order.'),
  customerNote: prose(1, 1000).optional().describe('A note that the customer sees, too.'),
});

const Units = {
  itemId: Id.describe("The id of the order's item."),
  quantity: wholeNumber(1, 1_000_000).describe('How many units.'),
};

/** Units of the order's items. An item that is given twice counts with the sum. */
function unitsOf<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .array(z.strictObject(shape))
    .min(1, 'must have at least one item')
    .max(maxLines, `must have at most ${maxLines} items`);
}

const urlRule = 'must be a URL that begins with https:// or http://';

/** Browsers follow links to it, so it must not be a `javascript:` URL. */
const WebAddress = exactText(1, 2000).refine((address) => {
  const url = URL.parse(address);
  return url !== null && /^https?:$/.test(url.protocol) && !/[\s\\]/.test(address);
}, urlRule);

export const ShipInput = ChangeStatusInput.extend({
  items: unitsOf(Units)
    .optional()
    .describe('The units to ship. Default: everything that is neither cancelled nor shipped.'),
  carrier: text(1, 255).optional().describe('Who carries the shipment, at most 255 characters.'),
  trackingNumber: text(1, 255).optional().describe("The carrier's number for the shipment."),
  trackingUrl: WebAddress.optional().describe(
    'Where the customer can follow the shipment: begins with https:// or http://.',
  ),
});
export type Ship = z.output<typeof ShipInput>;

export const DeliverInput = ChangeStatusInput.extend({
  shipmentId: Id.optional().describe(
    'The shipment that arrived. Default: every shipment of an order that has shipped.',
  ),
});
export type Deliver = z.output<typeof DeliverInput>;

export const CancelItemsInput = z.strictObject({
  id: orderId,
  items: unitsOf(Units).describe('The units to cancel, none of which has shipped.'),
  reason: prose(1, 1000).optional().describe('Why, for the history of the order.'),
  expectedVersion: Version.optional(),
});
export type CancelItems = z.output<typeof CancelItemsInput>;

export const ReturnItemsInput = z.strictObject({
  id: orderId,
  items: unitsOf({
    ...Units,
    restock: z.boolean().describe('Whether the units go back into stock.'),
  }).describe('The units that came back.'),
  reason: prose(1, 1000).optional().describe('Why, for the history of the order.'),
});
export type ReturnItems = z.output<typeof ReturnItemsInput>;

export const UpdateMetadataInput = z.strictObject({
  id: orderId,
  expectedVersion: Version.optional(),
  metadata: Metadata.describe('A JSON merge patch: null removes a key.'),
});

export const AddNoteInput = z.strictObject({
  id: orderId,
  text: prose(1, 1000).describe('The note, at most 1000 characters.'),
});
export const ListNotesInput = z.strictObject({ id: orderId, ...listInput });

export const ClaimNextInput = z
  .strictObject({
    leaseSeconds: wholeNumber(1, 86_400)
      .default(60)
      .describe('How long the claim lasts, in seconds. Default: 60.'),
    status: z
      .enum(['pending', 'confirmed'])
      .default('pending')
      .describe('The status of the order. Default: pending.'),
  })
  .prefault({});

export const ExtendHoldInput = z.strictObject({
  id: orderId,
  expiresInSeconds: ExpiresInSeconds.describe('When the order expires, in seconds from now.'),
});
