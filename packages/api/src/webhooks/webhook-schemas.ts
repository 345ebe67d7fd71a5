import { deliveryStatuses } from '@order-store/db';
import { z } from 'zod';
import { reauthentication } from '../platform/identity/current-password.ts';
import { Id, prose, text } from '../shared/fields.ts';
import { listInput } from '../shared/page.ts';
import {
  webhookEventTypes,
  type WebhookDeliveryView as DeliveryView,
  type WebhookView as View,
  type WebhookWithSecret as ViewWithSecret,
} from './webhook-views.ts';

const EventType = z.enum(webhookEventTypes);

const fields = {
  id: z.string(),
  url: z.string(),
  events: z.array(EventType).nullable(),
  description: z.string().nullable(),
  enabled: z.boolean(),
  disabledReason: z.string().nullable(),
  failingSince: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
};

export const WebhookView: z.ZodType<View> = z.object(fields);
export const WebhookWithSecret: z.ZodType<ViewWithSecret> = z.object({
  ...fields,
  secret: z.string(),
});

export const WebhookDeliveryView: z.ZodType<DeliveryView> = z.object({
  id: z.string(),
  webhookId: z.string(),
  messageId: z.string(),
  type: EventType,
  status: z.enum(deliveryStatuses),
  attempts: z.number(),
  nextAttemptAt: z.string().nullable(),
  lastAttemptAt: z.string().nullable(),
  responseStatus: z.number().nullable(),
  responseExcerpt: z.string().nullable(),
  error: z.string().nullable(),
  durationMs: z.number().nullable(),
  createdAt: z.string(),
});

const Url = text(1, 2000).describe('The https URL that receives the deliveries.');
const webhookId = Id.describe('The webhook.');
const Events = z
  .array(EventType)
  .min(1, 'must have at least one type; omit it or use null for all')
  .max(100, 'must have at most 100 types')
  .transform((types) => [...new Set(types)])
  .nullable()
  .describe('The events to deliver; null for all.');
const Description = prose(0, 1000).nullable().describe('A description for people.');

export const CreateWebhookInput = z.strictObject({
  url: Url,
  events: Events.optional(),
  description: Description.optional(),
  ...reauthentication,
});

export const UpdateWebhookInput = z.strictObject({
  id: webhookId,
  url: Url.optional(),
  events: Events.optional(),
  description: Description.optional(),
  enabled: z.boolean().optional().describe('Whether events are delivered.'),
  ...reauthentication,
});

export const WebhookIdInput = z.strictObject({ id: webhookId });
export const ChangeWebhookInput = z.strictObject({ id: webhookId, ...reauthentication });
export const ListWebhooksInput = z.strictObject(listInput).prefault({});
export const ListDeliveriesInput = z
  .strictObject({
    webhookId: Id.optional().describe('Only deliveries of this webhook.'),
    status: z.enum(deliveryStatuses).optional().describe('Only deliveries with this status.'),
    ...listInput,
  })
  .prefault({});
export const RedeliverInput = z.strictObject({
  deliveryId: Id.describe('The delivery to send again.'),
});
