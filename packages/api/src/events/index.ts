import { defineFeature } from '../platform/define-feature.ts';
import { eventsAccess } from './events-access.ts';
import { OrderStoreEventView, StockStoreEventView, StoreEventsView } from './event-schemas.ts';

defineFeature({
  access: eventsAccess,
  schemas: {
    OrderStoreEvent: OrderStoreEventView,
    StockStoreEvent: StockStoreEventView,
    StoreEvents: StoreEventsView,
  },
});

export { eventsAccess };
export { eventsRouter } from './events-router.ts';
export { eventStreams, type EventStream } from './event-streams.ts';
export {
  eventTypes,
  type EventType,
  type OrderStoreEventView,
  type OrderWebhookEvent,
  type StockStoreEventView,
  type StockWebhookEvent,
  type StoreEventsView,
  type StoreEventView,
  type WebhookEvent,
} from './event-views.ts';
