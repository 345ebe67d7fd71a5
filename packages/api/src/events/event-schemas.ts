import { z } from 'zod';
import { OrderEventOutput, OrderSummaryOutput } from '../orders/index.ts';
import { StockMovementOutput } from '../products/index.ts';
import { listInput } from '../shared/page.ts';
import { parseFeedPosition } from './feed-position.ts';
import {
  orderEventTypes,
  type OrderStoreEventView as OrderEvent,
  type StockStoreEventView as StockEvent,
  type StoreEventsView as Page,
  type StoreEventView as Event,
} from './event-views.ts';

export const ListEventsInput = z
  .strictObject({
    after: z
      .string()
      .refine(
        (after) => after === 'end' || parseFeedPosition(after) !== undefined,
        'must be the nextAfter of an earlier page, or "end" for events from now on',
      )
      .optional()
      .describe('The position after which to read: `nextAfter`, or `end`. Default: the beginning.'),
    limit: listInput.limit,
  })
  .prefault({});

export const OrderStoreEventView: z.ZodType<OrderEvent> = z.object({
  id: z.string(),
  type: z.enum(orderEventTypes),
  timestamp: z.string(),
  data: z.object({ event: OrderEventOutput, order: OrderSummaryOutput }),
});

export const StockStoreEventView: z.ZodType<StockEvent> = z.object({
  id: z.string(),
  type: z.literal('product.stock_changed'),
  timestamp: z.string(),
  data: z.object({
    movement: StockMovementOutput,
    product: z.object({
      id: z.string(),
      sku: z.string(),
      name: z.string(),
      stockQuantity: z.number(),
    }),
  }),
});

const StoreEventView: z.ZodType<Event> = z.union([OrderStoreEventView, StockStoreEventView]);

export const StoreEventsView: z.ZodType<Page> = z.object({
  items: z.array(StoreEventView),
  nextAfter: z.string(),
  more: z.boolean(),
  reset: z.boolean(),
});
