import { defineFeature } from '../platform/define-feature.ts';
import { webhooksAccess } from './webhooks-access.ts';
import { webhooksReasons } from './webhooks-reasons.ts';
import { WebhookDeliveryView, WebhookView, WebhookWithSecret } from './webhook-schemas.ts';

defineFeature({
  access: webhooksAccess,
  reasons: webhooksReasons,
  schemas: { Webhook: WebhookView, WebhookDelivery: WebhookDeliveryView, WebhookWithSecret },
});

export { webhooksAccess };
export { webhooksRouter } from './webhooks-router.ts';
export { createWebhooksMetrics } from './webhooks-metrics.ts';
export { webhooksSecretColumns } from './webhooks-secret-columns.ts';
export { webhooksRetention } from './webhooks-retention.ts';
export type {
  WebhookDeliveryView,
  WebhookEventType,
  WebhookView,
  WebhookWithSecret,
} from './webhook-views.ts';
export { startWebhookWorker } from './webhook-worker.ts';
