import { iterate, type StoreClient } from '@order-store/sdk';
import type { Model } from './model/model.ts';

/**
 * The ledger has every acknowledged payment once and no rejected one, and every captured amount belongs to an order that
 * was confirmed, or is listed as due back.
 */
export async function paymentProblems({
  model,
  client,
}: {
  readonly model: Model;
  readonly client: StoreClient;
}): Promise<string[]> {
  const problems: string[] = [];
  const due = new Map<string, string>();
  for await (const { orderId, amount } of iterate(client.payments.listRefundsDue, { limit: 100 }))
    due.set(orderId, amount);
  for (const [orderId, wanted] of Map.groupBy(model.payments, (payment) => payment.orderId)) {
    const times = new Map<string, number>();
    for await (const { reference } of iterate(client.payments.list, { orderId, limit: 100 }))
      times.set(reference, (times.get(reference) ?? 0) + 1);
    for (const { reference, kind, result } of wanted) {
      const count = times.get(reference) ?? 0;
      if (count > 1 || (result === 'done' && count === 0) || (result === 'rejected' && count === 1))
        problems.push(`payment ${reference} (${kind}, ${result}) is in the ledger ${count} times`);
    }
    const { status, payment } = await client.orders.get.query({ id: orderId });
    const holdsMoney = payment.captured !== payment.refunded;
    if (holdsMoney && status === 'cancelled' && !due.has(orderId))
      problems.push(`order ${orderId} is cancelled and holds money, but no refund is due`);
    if (status === 'pending' && payment.status === 'paid')
      problems.push(`order ${orderId} is paid, but was not confirmed`);
    if (due.has(orderId) !== (payment.status === 'refund_due'))
      problems.push(`order ${orderId} is ${payment.status}, but ${due.get(orderId) ?? 0} is due`);
  }
  return problems;
}
