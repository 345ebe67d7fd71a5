import { isStoreError, type StoreClient } from '@order-store/sdk';
import type { Model, RequestedPayment, Result } from '../model/model.ts';
import { makeCall, type Caller } from './call.ts';

/**
 * A provider charges an order, and perhaps refunds half of it. The store is not notified yet: the program that charged may
 * have been killed, so another call notifies it, or {@link deliverNotifications} at the end.
 */
export async function charge(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const place = random.integer(0, 19);
  const [isAuthorized, isRefunded] = [random.chance(0.3), random.chance(0.2)];
  const [reference, refundReference] = [caller.uniqueText(), caller.uniqueText()];
  const listed = await makeCall(caller, 'orders.list', () =>
    client.orders.list.query({ limit: 20 }),
  );
  const order = listed.result === 'done' ? listed.value.items[place] : undefined;
  if (!order || !model.orderById(order.id)) return;
  const { id: orderId, grandTotal: amount } = order;
  if (isAuthorized) model.payment({ orderId, reference, kind: 'authorized', amount });
  model.payment({ orderId, reference, kind: 'captured', amount });
  if (!isRefunded) return;
  const half = divideMoney(amount);
  model.payment({ orderId, reference: refundReference, kind: 'refunded', amount: half });
}

/**
 * Notifies the store of one of the latest payments: late, out of order, and perhaps again. Sometimes the notifier is gone
 * before the answer.
 */
export async function recordPayment(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const [back, isKilled, lifetimeMs] = [
    random.integer(1, 12),
    random.chance(0.15),
    random.integer(1, 30),
  ];
  const payment = model.payments.at(-Math.min(back, model.payments.length));
  if (!payment) return;
  const signal = isKilled ? AbortSignal.timeout(lifetimeMs) : undefined;
  const { result } = await makeCall(
    caller,
    'payments.record',
    () => client.payments.record.mutate(notificationOf(payment), signal && { signal }),
    // A refund before its capture is rejected, and delivered again.
    payment.kind === 'refunded' ? ['PAYMENT_CONFLICT'] : [],
  );
  payment.result = settled(payment.result, result);
}

/** Delivers what the store has not acknowledged, as providers do for days. Returns what it rejects permanently. */
export async function deliverNotifications(
  { payments }: Model,
  { payments: { record } }: StoreClient,
): Promise<string[]> {
  const left = payments.filter(({ result }) => result !== 'done');
  const refundsLast = left.toSorted((a, b) => rank(a) - rank(b));
  const problems: string[] = [];
  for (const payment of refundsLast) {
    try {
      await record.mutate(notificationOf(payment));
      payment.result = 'done';
    } catch (error) {
      if (!isStoreError(error)) throw error;
      const { reference, kind } = payment;
      problems.push(`payment ${reference} (${kind}) cannot be recorded: ${error.message}`);
    }
  }
  return problems;
}

function rank({ kind }: RequestedPayment): number {
  return kind === 'refunded' ? 1 : 0;
}

function notificationOf({ orderId, reference, kind, amount }: RequestedPayment) {
  return { orderId, provider: 'chaos', reference, kind, amount };
}

/** Gives a pending order a deadline, or another one. */
export async function extendHold(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const [place, expiresInSeconds] = [random.integer(0, 9), random.integer(60, 90)];
  const listed = await makeCall(caller, 'orders.list', () =>
    client.orders.list.query({ status: 'pending', limit: 10 }),
  );
  const id = listed.result === 'done' ? listed.value.items[place]?.id : undefined;
  const order = id === undefined ? undefined : model.orderById(id);
  if (id === undefined || !order) return;
  order.mayExpire = true;
  await makeCall(
    caller,
    'orders.extendHold',
    () => client.orders.extendHold.mutate({ id, expiresInSeconds }),
    ['ILLEGAL_TRANSITION'],
  );
}

/** A repeated notification is recorded if any was. */
function settled(first: Result, second: Result): Result {
  return first === 'done' || second === 'rejected' ? first : second;
}

/** Half of an amount, rounded up. */
function divideMoney(amount: string): string {
  const cents = (BigInt(amount.replace('.', '')) + 1n) / 2n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
