import { Webhook, WebhookDelivery, type Database } from '@order-store/db';
import type { CursorSigner } from '../shared/cursor.ts';
import { DomainError } from '../shared/domain-error.ts';
import { keysetPage, type Sort } from '../shared/page.ts';
import {
  webhookEventTypes,
  type DeliveryStatus,
  type WebhookDeliveryView,
  type WebhookEventType,
  type WebhookView,
} from './webhook-views.ts';

interface List {
  readonly limit: number;
  readonly cursor?: string | null | undefined;
}

/** Returns webhooks, newest first. Throws INVALID_CURSOR. */
export async function listWebhooks({ knex }: Database, signer: CursorSigner, list: List) {
  const page = await keysetPage<Webhook>({
    rows: Webhook.query(knex),
    table: 'webhooks',
    sort: newest,
    limit: list.limit,
    cursor: list.cursor,
    signer,
    belongsTo: ['webhooks.list'],
  });
  return { ...page, items: page.items.map(viewOf) };
}

/** Throws WEBHOOK_NOT_FOUND. */
export async function getWebhook({ knex }: Database, id: string): Promise<WebhookView> {
  const webhook = await Webhook.query(knex).findById(id);
  if (!webhook) throw webhookNotFound(id);
  return viewOf(webhook);
}

/** Returns deliveries, newest first, optionally of one webhook or status. Throws INVALID_CURSOR. */
export async function listDeliveries(
  { knex }: Database,
  signer: CursorSigner,
  {
    webhookId,
    status,
    limit,
    cursor,
  }: List & {
    readonly webhookId?: string | undefined;
    readonly status?: DeliveryStatus | undefined;
  },
) {
  const rows = WebhookDelivery.query(knex);
  if (webhookId !== undefined) void rows.where('webhook_id', webhookId);
  if (status !== undefined) void rows.where('status', status);
  const page = await keysetPage<WebhookDelivery>({
    rows,
    table: 'webhook_deliveries',
    sort: newest,
    limit,
    cursor,
    signer,
    belongsTo: ['webhooks.listDeliveries', webhookId ?? null, status ?? null],
  });
  return { ...page, items: page.items.map(deliveryViewOf) };
}

export function webhookNotFound(id: string): DomainError {
  return new DomainError('WEBHOOK_NOT_FOUND', `Webhook ${id} not found`, { ids: [id] });
}

/** A webhook without its secrets. */
export function viewOf(webhook: Webhook): WebhookView {
  const { id, url, events, description, disabledAt, disabledReason, failingSince } = webhook;
  return {
    id,
    url,
    events: events && events.filter(isEventType),
    description,
    enabled: disabledAt === null,
    disabledReason,
    failingSince,
    createdAt: webhook.createdAt,
    updatedAt: webhook.updatedAt,
  };
}

export function deliveryViewOf(delivery: WebhookDelivery): WebhookDeliveryView {
  const { id, webhookId, messageId, type, status, attempts, nextAttemptAt } = delivery;
  if (!isEventType(type)) throw new Error(`Delivery ${id} has the unknown type ${type}`);
  return {
    id,
    webhookId,
    messageId,
    type,
    status,
    attempts,
    nextAttemptAt: status === 'pending' ? nextAttemptAt : null,
    lastAttemptAt: delivery.lastAttemptAt,
    responseStatus: delivery.responseStatus,
    responseExcerpt: delivery.responseExcerpt,
    error: delivery.error,
    durationMs: delivery.durationMs,
    createdAt: delivery.createdAt,
  };
}

function isEventType(type: string): type is WebhookEventType {
  return webhookEventTypes.some((known) => known === type);
}

const newest: Sort<{ readonly createdAt: string }> = {
  column: 'created_at',
  type: 'timestamp',
  direction: 'desc',
  keyOf: (row) => row.createdAt,
};
