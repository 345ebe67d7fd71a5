import { runInTransaction } from '@order-store/db';
import { recordStaffChange, type Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import { patchMetadata } from '../platform/metadata/patch-metadata.ts';
import type { Services } from '../platform/services.ts';
import type { JsonObject } from '../shared/json-object.ts';
import { utcNow } from '../shared/utc-now.ts';
import { addOrderEvent, lockOrder } from './move-order.ts';
import type { OrderView } from './order-views.ts';
import { viewOrder } from './read-order.ts';

/**
 * Applies a JSON merge patch to an order's metadata. The audit log has only its keys, because the values may be personal.
 * ORDER_NOT_FOUND, VERSION_CONFLICT with the current row, VALIDATION_FAILED
 */
export async function updateOrderMetadata(
  { database, checkOrderMetadata }: Pick<Services, 'database' | 'checkOrderMetadata'>,
  origin: Origin,
  actor: Actor,
  {
    id,
    metadata,
    expectedVersion,
  }: {
    readonly id: string;
    readonly metadata: JsonObject;
    readonly expectedVersion?: number | undefined;
  },
): Promise<OrderView> {
  return runInTransaction(database, async (transaction) => {
    const order = await lockOrder(transaction, actor, id, expectedVersion);
    const { userId, version } = order;
    await patchMetadata(transaction, 'order', id, metadata, checkOrderMetadata);
    await order.$query(transaction).patch({ version: version + 1, updatedAt: utcNow });
    await addOrderEvent(transaction, order, 'metadata_updated', actor);
    await recordStaffChange(transaction, origin, actor, {
      kind: 'order-metadata-updated',
      userId,
      details: { orderId: id, metadataKeys: Object.keys(metadata) },
    });
    return viewOrder(transaction, id);
  });
}
