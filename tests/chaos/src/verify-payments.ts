import { iterate, type StoreClient } from '@order-store/sdk';
import { deliverNotifications } from './calls/payment-calls.ts';
import type { Model, RequestedPayment } from './model/model.ts';

interface Paid {
  readonly model: Model;
  readonly client: StoreClient;
}

/**
 * Once the provider has delivered every notification, the ledger has each payment once, and every captured amount belongs to
 * a confirmed order or is listed as due back.
 */
export async function paymentProblems({ model, client }: Paid): Promise<string[]> {
  const problems = await deliverNotifications(model, client);
  const due = new Map<string, string>();
  for await (const { orderId, amount } of iterate(client.payments.listRefundsDue, { limit: 100 }))
    due.set(orderId, amount);
  for (const [orderId, made] of Map.groupBy(model.payments, (payment) => payment.orderId)) {
    problems.push(...(await ledgerProblems(client, orderId, made)));
    const { status, payment } = await client.orders.get.query({ id: orderId });
    const [captured, refunded] = [sumOf(made, 'captured'), sumOf(made, 'refunded')];
    if (payment.captured !== captured || payment.refunded !== refunded)
      problems.push(
        `order ${orderId} has ${payment.captured} captured and ${payment.refunded} refunded, instead of ${captured} and ${refunded}`,
      );
    const isConfirmed = status !== 'pending' && status !== 'cancelled';
    if (captured !== refunded && !isConfirmed && !due.has(orderId))
      problems.push(`order ${orderId} is ${status} and holds money, but no refund is due`);
    if (due.has(orderId) !== (payment.status === 'refund_due'))
      problems.push(`order ${orderId} is ${payment.status}, but ${due.get(orderId) ?? 0} is due`);
  }
  return problems;
}

/** The ledger has exactly the provider's payments of an order. */
async function ledgerProblems(
  client: StoreClient,
  orderId: string,
  made: readonly RequestedPayment[],
): Promise<string[]> {
  const recorded: string[] = [];
  for await (const { reference, kind, amount } of iterate(client.payments.list, {
    orderId,
    limit: 100,
  }))
    recorded.push(`${reference} ${kind} ${amount}`);
  const expected = made.map(({ reference, kind, amount }) => `${reference} ${kind} ${amount}`);
  const [found, wanted] = [recorded.toSorted().join(', '), expected.toSorted().join(', ')];
  return found === wanted
    ? []
    : [`order ${orderId} has the payments ${found || 'none'}, instead of ${wanted}`];
}

function sumOf(payments: readonly RequestedPayment[], kind: RequestedPayment['kind']): string {
  const cents = payments
    .filter((payment) => payment.kind === kind)
    .reduce((sum, { amount }) => sum + BigInt(amount.replace('.', '')), 0n);
  return `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`;
}
