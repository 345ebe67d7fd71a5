import { randomBytes } from 'node:crypto';
import { runInTransaction, Webhook } from '@order-store/db';
import { raw } from 'objection';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import { changeBetween } from '../platform/audit/security-events.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { parseTarget } from './webhook-target.ts';
import { webhookSecretPurpose } from './webhooks-secret-columns.ts';
import { viewOf, webhookNotFound } from './find-webhooks.ts';
import type { WebhookEventType, WebhookView, WebhookWithSecret } from './webhook-views.ts';

type WebhookServices = Pick<Services, 'database' | 'webhookTargets' | 'encryptSecret'>;

interface Settings {
  readonly url?: string | undefined;
  readonly events?: readonly WebhookEventType[] | null | undefined;
  readonly description?: string | null | undefined;
}

/** The maximum number of webhooks: each event is stored once for each of them. */
export const maxWebhooks = 1000;

/**
 * Creates a webhook that receives events from now on. The secret is returned only once. Throws VALIDATION_FAILED,
 * TOO_MANY_WEBHOOKS.
 */
export async function createWebhook(
  { database, webhookTargets, encryptSecret }: WebhookServices,
  origin: Origin,
  actor: Actor,
  { url, events = null, description = null }: Settings & { readonly url: string },
): Promise<WebhookWithSecret> {
  const secret = newSecret();
  return runInTransaction(database, async (transaction) => {
    // Two calls must not count at the same time.
    await transaction.raw('LOCK TABLE webhooks IN SHARE ROW EXCLUSIVE MODE');
    if ((await Webhook.query(transaction).resultSize()) >= maxWebhooks) throw tooManyWebhooks();
    const webhook = await Webhook.query(transaction)
      .insert({
        url: parseTarget(url, webhookTargets),
        events: events && [...events],
        description,
        secret: encryptSecret(secret, webhookSecretPurpose),
      })
      .returning('*');
    await recordStaffChange(transaction, origin, actor, {
      kind: 'webhook-created',
      userId: null,
      details: { webhookId: webhook.id, to: auditedFields(webhook) },
    });
    return { ...viewOf(webhook), secret };
  });
}

/**
 * Updates the given fields. A disabled webhook gets no new events; pending deliveries are sent once it is enabled
 * again, within their retention. Throws WEBHOOK_NOT_FOUND, VALIDATION_FAILED.
 */
export async function updateWebhook(
  { database, webhookTargets }: WebhookServices,
  origin: Origin,
  actor: Actor,
  {
    id,
    url,
    events,
    description,
    enabled,
  }: Settings & { id: string; enabled?: boolean | undefined },
): Promise<WebhookView> {
  return runInTransaction(database, async (transaction) => {
    const before = await Webhook.query(transaction).findById(id).forUpdate();
    if (!before) throw webhookNotFound(id);
    const webhook = await Webhook.query(transaction)
      .findById(id)
      .patch({
        ...(url === undefined ? {} : { url: parseTarget(url, webhookTargets) }),
        ...(events === undefined ? {} : { events: events && [...events] }),
        ...(description === undefined ? {} : { description }),
        ...(enabled === undefined ? {} : enabled ? asEnabled : asDisabled),
        updatedAt: utcNow,
      })
      .returning('*')
      .castTo<Webhook>();
    await recordStaffChange(transaction, origin, actor, {
      kind: 'webhook-updated',
      userId: null,
      details: { webhookId: id, ...changeBetween(auditedFields(before), auditedFields(webhook)) },
    });
    return viewOf(webhook);
  });
}

/** Deletes a webhook and its deliveries. Throws WEBHOOK_NOT_FOUND. */
export async function deleteWebhook(
  { database }: WebhookServices,
  origin: Origin,
  actor: Actor,
  id: string,
): Promise<void> {
  await runInTransaction(database, async (transaction) => {
    const webhook = await Webhook.query(transaction).findById(id).forUpdate();
    if (!webhook) throw webhookNotFound(id);
    await webhook.$query(transaction).delete();
    await recordStaffChange(transaction, origin, actor, {
      kind: 'webhook-deleted',
      userId: null,
      details: { webhookId: id, from: auditedFields(webhook) },
    });
  });
}

/**
 * Creates a new secret, returned only once. Deliveries are also signed with the old secret for 24 hours, so that
 * receivers can switch. Throws WEBHOOK_NOT_FOUND.
 */
export async function rotateSecret(
  { database, encryptSecret }: WebhookServices,
  origin: Origin,
  actor: Actor,
  id: string,
): Promise<WebhookWithSecret> {
  const secret = newSecret();
  return runInTransaction(database, async (transaction) => {
    const webhook = await Webhook.query(transaction).findById(id).forUpdate();
    if (!webhook) throw webhookNotFound(id);
    const rotated = await Webhook.query(transaction)
      .findById(id)
      .patch({
        secret: encryptSecret(secret, webhookSecretPurpose),
        previousSecret: webhook.secret,
        previousSecretUntil: raw(`(now() AT TIME ZONE 'UTC') + interval '24 hours'`),
        updatedAt: utcNow,
      })
      .returning('*')
      .castTo<Webhook>();
    await recordStaffChange(transaction, origin, actor, {
      kind: 'webhook-secret-rotated',
      userId: null,
      details: { webhookId: id },
    });
    return { ...viewOf(rotated), secret };
  });
}

const asEnabled = { disabledAt: null, disabledReason: null, failingSince: null };
const asDisabled = {
  disabledAt: raw(`COALESCE(disabled_at, now() AT TIME ZONE 'UTC')`),
  disabledReason: raw(`COALESCE(disabled_reason, 'disabled by staff')`),
};

/** The URL without its query, which may have a token of the receiver. */
function auditedFields({ url, events, description, disabledAt }: Webhook) {
  return { url: url.replace(/\?.*/s, ''), events, description, enabled: disabledAt === null };
}

/** 256 random bits in the notation of Standard Webhooks. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}

function tooManyWebhooks(): DomainError {
  const message = `A store can have at most ${maxWebhooks} webhooks: delete one first`;
  return new DomainError('TOO_MANY_WEBHOOKS', message, {});
}
