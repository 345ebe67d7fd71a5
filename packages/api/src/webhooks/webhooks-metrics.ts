import { Counter, type Registry } from 'prom-client';

declare module '../platform/telemetry/metrics.ts' {
  interface Metrics extends WebhooksMetrics {}
}

export interface WebhooksMetrics {
  readonly webhookAttempts: Counter<'outcome'>;
  readonly webhooksDisabled: Counter;
}

export function createWebhooksMetrics(registry: Registry): WebhooksMetrics {
  const registers = [registry];
  const webhookAttempts = new Counter({
    name: 'order_store_webhook_attempts_total',
    help: 'Webhook delivery attempts, by outcome: delivered, retry or failed',
    labelNames: ['outcome'] as const,
    registers,
  });
  for (const outcome of ['delivered', 'retry', 'failed']) webhookAttempts.inc({ outcome }, 0);
  const webhooksDisabled = new Counter({
    name: 'order_store_webhooks_disabled_total',
    help: 'Webhooks disabled because the receiver answered 410 or failed for days',
    registers,
  });
  return { webhookAttempts, webhooksDisabled };
}
