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
    .describe('The lines of the order; those of the same product are added up.'),
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
  ...chosenInput,
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

const filter = {
  status: Status.optional().describe('Only orders with this status.'),
  userId: Id.optional().describe('Only orders of this customer.'),
  metadata: Metadata.optional().describe(
    'Only orders whose metadata contains these values. Only for staff: FORBIDDEN.',
  ),
};
export const ListOrdersInput = z.strictObject({ ...filter, ...listInput }).prefault({});
export const PageOrdersInput = z.strictObject({ ...filter, ...pageInput }).prefault({});
