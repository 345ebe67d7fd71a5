import { z } from 'zod';
import { Id, Moment, Search } from '../shared/fields.ts';
import { Metadata } from '../shared/metadata.ts';
import { Money } from '../shared/money.ts';
import { listInput, pageInput } from '../shared/page.ts';
import { paymentStatuses } from './order-payment.ts';
import { orderRow } from './order-row.ts';

const filter = {
  status: orderRow.fields.status.schema.optional().describe('Only orders with this status.'),
  userId: Id.optional().describe('Only orders of this customer.'),
  metadata: Metadata.optional().describe(
    'Only orders whose metadata contains these values. Only for staff: FORBIDDEN, as all filters below.',
  ),
  from: Moment.optional().describe('Only orders placed at or after this instant or day (UTC).'),
  to: Moment.optional().describe(
    'Only orders placed before this instant, or up to and including this day (UTC).',
  ),
  minTotal: Money.optional().describe('Only orders with at least this totalAmount.'),
  maxTotal: Money.optional().describe('Only orders with at most this totalAmount.'),
  search: Search.optional().describe(
    "Only orders whose number begins with the text, in any letter case, or whose customer's name or e-mail address contains it.",
  ),
  productId: Id.optional().describe('Only orders of this product.'),
  paymentStatus: z
    .enum(paymentStatuses)
    .optional()
    .describe('Only orders whose payments have this status.'),
  fulfilment: orderRow.fields.fulfilment.schema
    .optional()
    .describe('Only orders of which nothing, a part or everything has shipped.'),
};

export const ListOrdersInput = z.strictObject({ ...filter, ...listInput }).prefault({});
export const PageOrdersInput = z.strictObject({ ...filter, ...pageInput }).prefault({});

const { metadata: _, ...exported } = filter;
export const ExportOrdersInput = z.strictObject(exported);

const Filter = z.object(filter);

/** The filters of a list of orders. */
export type OrderFilter = Readonly<z.output<typeof Filter>>;
