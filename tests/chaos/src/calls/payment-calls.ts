import type { RequestedPayment, Result } from '../model/model.ts';
import { makeCall, type Caller } from './call.ts';

/** Notifications as a payment provider sends them: the capture, perhaps twice, and perhaps a refund of half of it. */
export async function recordPayment(caller: Caller): Promise<void> {
  const { client, random, model } = caller;
  const place = random.integer(0, 19);
  const [isRepeated, isRefunded] = [random.chance(0.3), random.chance(0.2)];
  const [reference, refundReference] = [caller.uniqueText(), caller.uniqueText()];
  const listed = await makeCall(caller, 'orders.list', () =>
    client.orders.list.query({ limit: 20 }),
  );
  const order = listed.result === 'done' ? listed.value.items[place] : undefined;
  if (!order || !model.orderById(order.id)) return;
  const { id: orderId, grandTotal: amount } = order;
  const capture = model.payment({ orderId, reference, kind: 'captured', amount });
  const notify = async (payment: RequestedPayment) => {
    const { reference: id, kind, amount: sum } = payment;
    const input = { orderId, provider: 'chaos', reference: id, kind, amount: sum };
    return makeCall(caller, 'payments.record', () => client.payments.record.mutate(input));
  };
  capture.result = (await notify(capture)).result;
  if (isRepeated) capture.result = settled(capture.result, (await notify(capture)).result);
  if (!isRefunded || capture.result !== 'done') return;
  const half = divideMoney(amount);
  const refund = model.payment({
    orderId,
    reference: refundReference,
    kind: 'refunded',
    amount: half,
  });
  refund.result = (await notify(refund)).result;
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

/** A repeated notification is recorded if either was. */
function settled(first: Result, second: Result): Result {
  return first === 'done' ? first : second === 'rejected' ? first : second;
}

/** Half of an amount, rounded up. */
function divideMoney(amount: string): string {
  const cents = (BigInt(amount.replace('.', '')) + 1n) / 2n;
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
