import { randomBytes } from 'node:crypto';
import { runInTransaction, Webhook, type Database } from '@order-store/db';
import { raw } from 'objection';
import { utcNow } from '../shared/utc-now.ts';
import { parseTarget, type TargetPolicy } from './webhook-target.ts';
import { viewOf, webhookNotFound } from './find-webhooks.ts';
import type { WebhookEventType, WebhookView, WebhookWithSecret } from './webhook-views.ts';

interface Settings {
  readonly url?: string | undefined;
  readonly events?: readonly WebhookEventType[] | null | undefined;
  readonly description?: string | null | undefined;
}

/** A new webhook, told of everything that happens from now on. The secret is shown this once. VALIDATION_FAILED */
export async function createWebhook(
  { knex }: Database,
  policy: TargetPolicy,
  { url, events = null, description = null }: Settings & { readonly url: string },
): Promise<WebhookWithSecret> {
  const secret = newSecret();
  const webhook = await Webhook.query(knex)
    .insert({
      url: parseTarget(url, policy),
      events: events && [...events],
      description,
      secret,
    })
    .returning('*');
  return { ...viewOf(webhook), secret };
}

/**
 * Changes what is given. A disabled webhook is told of nothing; what waits for it is sent when it is enabled
 * again, within the time that deliveries are kept. WEBHOOK_NOT_FOUND, VALIDATION_FAILED
 */
export async function updateWebhook(
  { knex }: Database,
  policy: TargetPolicy,
  {
    id,
    url,
    events,
    description,
    enabled,
  }: Settings & { id: string; enabled?: boolean | undefined },
): Promise<WebhookView> {
  const webhook = await Webhook.query(knex)
    .findById(id)
    .patch({
      ...(url === undefined ? {} : { url: parseTarget(url, policy) }),
      ...(events === undefined ? {} : { events: events && [...events] }),
      ...(description === undefined ? {} : { description }),
      ...(enabled === undefined ? {} : enabled ? asEnabled : asDisabled),
      updatedAt: utcNow,
    })
    .returning('*')
    .castTo<Webhook | undefined>();
  if (!webhook) throw webhookNotFound(id);
  return viewOf(webhook);
}

/** It and its deliveries are gone. WEBHOOK_NOT_FOUND */
export async function deleteWebhook({ knex }: Database, id: string): Promise<void> {
  if ((await Webhook.query(knex).deleteById(id)) === 0) throw webhookNotFound(id);
}

/**
 * A new secret, shown this once. For a day deliveries carry a signature of the old one too, so that the
 * receiver can change over in peace. WEBHOOK_NOT_FOUND
 */
export async function rotateSecret(database: Database, id: string): Promise<WebhookWithSecret> {
  const secret = newSecret();
  return runInTransaction(database, async (transaction) => {
    const webhook = await Webhook.query(transaction).findById(id).forUpdate();
    if (!webhook) throw webhookNotFound(id);
    const rotated = await Webhook.query(transaction)
      .findById(id)
      .patch({
        secret,
        previousSecret: webhook.secret,
        previousSecretUntil: raw(`(now() AT TIME ZONE 'UTC') + interval '24 hours'`),
        updatedAt: utcNow,
      })
      .returning('*')
      .castTo<Webhook>();
    return { ...viewOf(rotated), secret };
  });
}

const asEnabled = { disabledAt: null, disabledReason: null, failingSince: null };
const asDisabled = {
  disabledAt: raw(`COALESCE(disabled_at, now() AT TIME ZONE 'UTC')`),
  disabledReason: raw(`COALESCE(disabled_reason, 'disabled by staff')`),
};

/** 256 random bits in the notation of Standard Webhooks. */
function newSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`;
}
