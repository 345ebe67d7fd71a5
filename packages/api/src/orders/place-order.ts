import { createHash } from 'node:crypto';
import type { Origin } from '../platform/audit/record-security-event.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { parseMoney } from '../shared/money.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import { requireStaff } from '../platform/trpc/procedures.ts';
import { checkHold, checkLines, noOrderLimits } from './order-limits.ts';
import { ownerOf } from './find-orders.ts';
import { getOrder } from './read-order.ts';
import type { OrderView } from './order-views.ts';
import type { PlaceOrder } from './order-schemas.ts';
import type { PlacementRequest } from './placement.ts';

/**
 * Places an order atomically at current prices, in a batch with concurrent calls. With an idempotency key, a retry returns
 * the order of the first call in its current state. If the caller disconnects before the batch starts, nothing is placed.
 *
 * USER_NOT_FOUND, PRODUCT_NOT_FOUND, NOT_FOR_SALE, INSUFFICIENT_STOCK, LIMIT_EXCEEDED, INVALID_CHARGES, TOTAL_TOO_LARGE,
 * TOTAL_CHANGED, ORDER_LIMIT_EXCEEDED, IDEMPOTENCY_KEY_REUSED, REJECTED, FORBIDDEN, OVERLOADED
 */
export async function placeOrder(
  services: Services,
  origin: Origin,
  actor: Actor,
  input: PlaceOrder,
  signal?: AbortSignal,
): Promise<OrderView> {
  const limits = actor.role === 'customer' ? services.orderLimits : noOrderLimits;
  const expiresAfter = services.orderExpiresAfterSeconds;
  const expiresInSeconds = checkHold(input.expiresInSeconds, expiresAfter, limits);
  const request = {
    ...requestOf(origin, actor, input),
    isLimited: limits.openOrders !== null || limits.openOrdersTotal !== null,
    expiresInSeconds,
    countsExpired: expiresInSeconds !== null && limits.cancellationsPerDay !== null,
  };
  const exceeded = checkLines(request.lines, limits);
  if (exceeded) throw exceeded;
  const { checkOrderMetadata } = services;
  const metadata = checkOrderMetadata && (await checkOrderMetadata(input.metadata ?? {}));
  const result = await services.placements.add(
    metadata ? { ...request, metadata } : request,
    signal,
  );
  if ('rejection' in result) throw result.rejection;
  if ('retryOf' in result) return getOrder(services, actor, { id: result.retryOf });
  return result.order;
}

/** Merges the lines of each product, and hashes the content if there is a key. */
function requestOf(
  origin: Origin,
  actor: Actor,
  { items, idempotencyKey, userId, expectedTotal, ...content }: PlaceOrder,
) {
  const { metadata, charges, expiresInSeconds, ...chosen } = content;
  if (charges !== undefined) requireStaff(actor);
  const owner = ownerOf(actor, userId);
  const quantities = new Map<string, number>();
  for (const { productId, quantity } of items) {
    quantities.set(productId, (quantities.get(productId) ?? 0) + quantity);
  }
  const lines = Array.from(quantities, ([productId, quantity]) => ({ productId, quantity }));
  const request = { lines, chosen, metadata, charges, expiresInSeconds };
  return {
    ...request,
    userId: owner,
    placedBy: actor.id,
    origin: owner === actor.id ? undefined : origin,
    expectedTotal: expectedTotal === undefined ? undefined : parseMoney(expectedTotal),
    key:
      idempotencyKey === undefined
        ? undefined
        : { key: idempotencyKey, requestHash: hashContent(request) },
  } satisfies PlacementRequest;
}

/**
 * Does not depend on the order of the lines, how they are split, or the order of the metadata's keys. What was not given
 * is left out. The expected total is a condition, not content: a retry with another one returns the order that was placed.
 */
function hashContent({
  lines,
  chosen,
  metadata = {},
  charges = [],
  expiresInSeconds,
}: Pick<PlacementRequest, 'lines' | 'chosen' | 'metadata' | 'charges'> & {
  readonly expiresInSeconds: number | undefined;
}): string {
  const content = lines.map(({ productId, quantity }) => `${productId}x${quantity}`).toSorted();
  const hash = createHash('sha256').update(content.join());
  for (const [name, value] of Object.entries<string | number | null>(chosen)) {
    if (value !== null) hash.update(JSON.stringify([name, value]));
  }
  if (Object.keys(metadata).length > 0) hash.update(`["metadata",${canonicalJson(metadata)}]`);
  if (charges.length > 0) {
    const values = charges.map(({ kind, label, amount }) => [kind, label, amount]);
    hash.update(JSON.stringify(['charges', values]));
  }
  if (expiresInSeconds !== undefined)
    hash.update(JSON.stringify(['expiresInSeconds', expiresInSeconds]));
  return hash.digest('hex');
}
