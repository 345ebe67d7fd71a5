import { createHash } from 'node:crypto';
import type { Origin } from '../platform/audit/record-security-event.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { ownerOf } from './find-orders.ts';
import { getOrder } from './read-order.ts';
import type { OrderView } from './order-views.ts';
import type { PlaceOrder } from './order-schemas.ts';
import type { PlacementRequest } from './placement.ts';

/**
 * Places an order, all of it or nothing, at the prices of the moment, together with those that arrive at
 * the same time. With an idempotency key a repeat returns the order that the first call placed, as it is
 * now. A caller who leaves before its group began is not placed.
 *
 * USER_NOT_FOUND, PRODUCT_NOT_FOUND, INSUFFICIENT_STOCK, TOTAL_TOO_LARGE, IDEMPOTENCY_KEY_REUSED,
 * FORBIDDEN, OVERLOADED
 */
export async function placeOrder(
  services: Services,
  origin: Origin,
  actor: Actor,
  input: PlaceOrder,
  signal?: AbortSignal,
): Promise<OrderView> {
  const answer = await services.placements.add(requestOf(origin, actor, input), signal);
  if ('refusal' in answer) throw answer.refusal;
  if ('repeatOf' in answer) return getOrder(services, actor, { id: answer.repeatOf });
  return answer.order;
}

/** One line a product, and the content's hash if there is a key. */
function requestOf(
  origin: Origin,
  actor: Actor,
  { items, idempotencyKey, userId, ...chosen }: PlaceOrder,
): PlacementRequest {
  const owner = ownerOf(actor, userId);
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of items) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  }
  const lines = Array.from(quantities, ([productId, quantity]) => ({ productId, quantity }));
  return {
    userId: owner,
    placedBy: actor.id,
    origin: owner === actor.id ? undefined : origin,
    lines,
    chosen,
    key:
      idempotencyKey === undefined
        ? undefined
        : { key: idempotencyKey, requestHash: hashContent(lines, chosen) },
  };
}

/** The same for lines in another order or split otherwise. Chosen fields that are null don't count. */
function hashContent(lines: PlacementRequest['lines'], chosen: PlacementRequest['chosen']): string {
  const content = lines.map(({ productId, quantity }) => `${productId}x${quantity}`).toSorted();
  const hash = createHash('sha256').update(content.join());
  for (const [name, value] of Object.entries<string | number | null>(chosen)) {
    if (value !== null) hash.update(JSON.stringify([name, value]));
  }
  return hash.digest('hex');
}
