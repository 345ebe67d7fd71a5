import { z } from 'zod';
import { exactText, Id, prose, Search, text, Version, wholeNumber } from '../shared/fields.ts';
import { Metadata } from '../shared/metadata.ts';
import { Money, SignedMoney } from '../shared/money.ts';
import { listInput, pageInput } from '../shared/page.ts';
import { Role } from '../platform/identity/role.ts';
import { parsePosition } from '../platform/events/event-log.ts';
import { chargeKinds, chosenInput, orderRow } from './order-row.ts';
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
/** As typed or copied: also with the invisible characters of a mail or a web page. */
const OrderNumber = Search.pipe(
  z.string({ error: 'must not be empty' }).max(50, 'must have at most 50 characters'),
);

const OrderItemView: z.ZodType<ItemView> = z.object({
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

const OrderShipmentView: z.ZodType<ShipmentView> = z.object({
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
  .strictObject({ kind: z.enum(chargeKinds), label: text(1, 255), amount: SignedMoney })
  .refine(({ kind, amount }) => amount.startsWith('-') === (kind === 'discount'), {
    path: ['amount'],
    error: 'must be below "0.00" for a discount, and "0.00" or above for any other kind',
  });

export const Charges = z.array(Charge).max(maxCharges, `must have at most ${maxCharges} charges`);

/** From a minute to thirty days. */
const ExpiresInSeconds = wholeNumber(60, 2_592_000);

export const PlaceOrderInput = z.strictObject({
  items: z
    .array(z.strictObject({ productId: Id, quantity: wholeNumber(1, 1_000_000) }))
    .min(1, 'must have at least one line')
    .max(maxLines, `must have at most ${maxLines} lines`),
  idempotencyKey: IdempotencyKey.optional(),
  userId: Id.optional(),
  /** The grand total that the customer saw. If it differs, nothing is placed: TOTAL_CHANGED. */
  expectedTotal: Money.optional(),
  /** The shop's own data. */
  metadata: Metadata.optional(),
  /** What the customer pays besides the items. Only for staff: FORBIDDEN. */
  charges: Charges.optional(),
  /** How long the order may stay pending before it is cancelled. Default: ORDER_EXPIRES_AFTER. */
  expiresInSeconds: ExpiresInSeconds.optional(),
  ...chosenInput,
});
export type PlaceOrder = z.output<typeof PlaceOrderInput>;

export const GetOrderInput = z.union(
  [
    z.strictObject({ id: Id }),
    z.strictObject({ orderNumber: OrderNumber }),
    z.strictObject({ idempotencyKey: IdempotencyKey, userId: Id.optional() }),
  ],
  { error: 'must be {id}, {orderNumber} or {idempotencyKey}' },
);

export const OrderIdInput = z.strictObject({ id: Id });

export const WatchOrdersInput = z
  .strictObject({
    orderId: Id.optional(),
    lastEventId: z
      .string()
      .refine(
        (id) => parsePosition(id) !== undefined,
        'must be the event id of an update, such as "7312-88"',
      )
      .optional(),
  })
  .prefault({});

export const ChangeStatusInput = z.strictObject({
  id: Id,
  expectedVersion: Version.optional(),
  note: prose(1, 1000).optional(),
  customerNote: prose(1, 1000).optional(),
});

const Units = { itemId: Id, quantity: wholeNumber(1, 1_000_000) };

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
  /** Default: everything that is neither cancelled nor shipped. */
  items: unitsOf(Units).optional(),
  carrier: text(1, 255).optional(),
  trackingNumber: text(1, 255).optional(),
  trackingUrl: WebAddress.optional(),
});
export type Ship = z.output<typeof ShipInput>;

export const DeliverInput = ChangeStatusInput.extend({
  /** Default: every shipment of an order that has shipped. */
  shipmentId: Id.optional(),
});
export type Deliver = z.output<typeof DeliverInput>;

export const CancelItemsInput = z.strictObject({
  id: Id,
  items: unitsOf(Units),
  reason: prose(1, 1000).optional(),
  expectedVersion: Version.optional(),
});
export type CancelItems = z.output<typeof CancelItemsInput>;

export const ReturnItemsInput = z.strictObject({
  id: Id,
  items: unitsOf({ ...Units, restock: z.boolean() }),
  reason: prose(1, 1000).optional(),
});
export type ReturnItems = z.output<typeof ReturnItemsInput>;

/** A JSON merge patch: null removes a key. */
export const UpdateMetadataInput = z.strictObject({
  id: Id,
  expectedVersion: Version.optional(),
  metadata: Metadata,
});

export const AddNoteInput = z.strictObject({ id: Id, text: prose(1, 1000) });
export const ListNotesInput = z.strictObject({ id: Id, ...listInput });

/** `leaseSeconds` is how long the claim of an order lasts. */
export const ClaimNextInput = z
  .strictObject({
    leaseSeconds: wholeNumber(1, 86_400).default(60),
    status: z.enum(['pending', 'confirmed']).default('pending'),
  })
  .prefault({});

export const ExtendHoldInput = z.strictObject({ id: Id, expiresInSeconds: ExpiresInSeconds });

const filter = {
  status: Status.optional(),
  userId: Id.optional(),
  /** Orders whose metadata contains these values. Only for staff: FORBIDDEN. */
  metadata: Metadata.optional(),
};
export const ListOrdersInput = z.strictObject({ ...filter, ...listInput }).prefault({});
export const PageOrdersInput = z.strictObject({ ...filter, ...pageInput }).prefault({});
