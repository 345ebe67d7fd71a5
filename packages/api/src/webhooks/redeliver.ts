import { runInTransaction, WebhookDelivery, type Database } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { DomainError } from '../shared/domain-error.ts';
import { utcNow } from '../shared/utc-now.ts';
import { deliveryViewOf } from './find-webhooks.ts';
import type { WebhookDeliveryView } from './webhook-views.ts';

/**
 * Sends an event again as a new delivery with the same message id, so that the receiver can deduplicate. Throws
 * DELIVERY_NOT_FOUND.
 */
export async function redeliver(
  database: Database,
  origin: Origin,
  actor: Actor,
  deliveryId: string,
): Promise<WebhookDeliveryView> {
  return runInTransaction(database, async (transaction) => {
    const delivery = await WebhookDelivery.query(transaction).findById(deliveryId).forShare();
    if (!delivery) throw deliveryNotFound(deliveryId);
    const { webhookId, messageId, type, subject, body } = delivery;
    const again = await WebhookDelivery.query(transaction)
      .insert({
        webhookId,
        messageId,
        type,
        subject,
        body,
        createdAt: utcNow,
        nextAttemptAt: utcNow,
      })
      .returning('*');
    await recordStaffChange(transaction, origin, actor, {
      kind: 'webhook-redelivered',
      userId: null,
      details: { webhookId, deliveryId },
    });
    return deliveryViewOf(again);
  });
}

function deliveryNotFound(id: string): DomainError {
  return new DomainError('DELIVERY_NOT_FOUND', `Delivery ${id} not found`, { ids: [id] });
}
