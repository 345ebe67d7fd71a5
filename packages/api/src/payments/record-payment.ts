import type { Origin } from '../platform/audit/record-security-event.ts';
import type { KeyedCall } from '../platform/idempotency/keyed-call.ts';
import { StoredAnswer } from '../platform/idempotency/stored-answers.ts';
import type { Actor } from '../platform/identity/context.ts';
import type { Services } from '../platform/services.ts';
import type { OrderView } from '../orders/index.ts';
import type { PaymentRequest, PaymentResult } from './payment-request.ts';
import type { PaymentView } from './payment-views.ts';
import type { RecordPayment } from './payments-schemas.ts';
import { recordBatch } from './record-batch.ts';

/**
 * Adds a payment to the ledger and its amount to the sums of the order, under the order's lock, in a batch with concurrent
 * calls. The sums do not depend on the order in which payments are recorded, except that a refund is rejected until what it
 * refunds is recorded as captured. The same payment again returns the first one. A pending order whose sum reaches its net
 * total is confirmed. Money for orders in any other status is recorded as well. `order` has every payment of the batch.
 *
 * ORDER_NOT_FOUND; PAYMENT_CONFLICT if the reference has another order, or its payment of this kind another content;
 * IDEMPOTENCY_KEY_REUSED; OVERLOADED
 * @throws {StoredAnswer} in a retry with an idempotency key
 */
export async function recordPayment(
  services: Pick<Services, 'database' | 'metrics' | 'paymentConfirms' | 'paymentBatches'>,
  context: Origin & { readonly keyed: KeyedCall | undefined },
  actor: Actor,
  input: RecordPayment,
): Promise<{ payment: PaymentView; order: OrderView }> {
  const { keyed } = context;
  const request = { input, byUserId: actor.id, origin: context, keyed };
  const batched = await services.paymentBatches.add(request);
  const result = 'deferred' in batched ? await recordAlone(services, request) : batched;
  if ('rejection' in result) throw result.rejection;
  if ('sealed' in result) throw new StoredAnswer(keyed?.open(result.sealed));
  if (result.isNew) services.metrics.paymentsRecorded.inc({ kind: input.kind });
  return result.answer;
}

/** Waits until the order is free, for at most PostgreSQL's lock_timeout, in a transaction that holds no other lock. */
async function recordAlone(
  services: Pick<Services, 'database' | 'paymentConfirms'>,
  request: PaymentRequest,
): Promise<Exclude<PaymentResult, { deferred: true }>> {
  const [result] = await recordBatch(services, [request], 'wait');
  if (!result || 'deferred' in result) throw new Error('A payment got no result');
  return result;
}
