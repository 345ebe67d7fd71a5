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
});

export const OrderView: z.ZodType<View> = z.object({
  ...orderRow.shape,
  items: z.array(OrderItemView),
});
export const OrderSummaryView: z.ZodType<SummaryView> = z.object({
  ...orderRow.shape,
  itemCount: z.number(),
});

const By = z.object({ id: z.string(), name: z.string(), role: Role }).nullable();

export const OrderEventView: z.ZodType<EventView> = z.object({
  id: z.string(),
  orderId: z.string(),
  kind: z.enum(['status_changed', 'payment_recorded', 'metadata_updated', 'hold_extended']),
  from: Status.nullable(),
  to: Status,
  by: By,
  note: z.string().nullable(),
  customerNote: z.string().nullable(),
  cause: z.enum(['expired', 'paid']).nullable(),
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
