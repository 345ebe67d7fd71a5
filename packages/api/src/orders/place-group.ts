import { constraintOf, isRetryable, runInSqlTransaction, type Database } from '@order-store/db';
import type { DomainError } from '../shared/domain-error.ts';
import { decidePlacements } from './decide-placements.ts';
import type { OrderView } from './order-views.ts';
import type { Decision, PlacementRequest } from './placement.ts';
import { lockPlacementState } from './read-placement-state.ts';
import { writePlacements } from './write-placements.ts';

/** What a request's caller is told: the order, the id of the order that it repeats, or a refusal. */
export type PlacementAnswer =
  | { readonly order: OrderView }
  | { readonly repeatOf: string }
  | { readonly refusal: DomainError };

/**
 * Places a group of orders in one transaction: lock, read, decide, write, commit. All that is accepted
 * is stored, or an error is thrown and nothing is. Answers in the order of the requests.
 */
export async function placeGroup(
  database: Database,
  requests: readonly PlacementRequest[],
  {
    orderNumber,
    onRetry,
  }: { readonly orderNumber: () => string; readonly onRetry?: (error: unknown) => void },
): Promise<PlacementAnswer[]> {
  return runInSqlTransaction(
    database,
    async (transaction) => {
      const state = await lockPlacementState(transaction, requests);
      const decisions = decidePlacements(requests, state);
      const accepted = decisions.flatMap((decision) =>
        decision.outcome === 'placed' ? [decision.order] : [],
      );
      const orders = (await writePlacements(transaction, accepted, orderNumber)).values();
      const answers: PlacementAnswer[] = [];
      for (const decision of decisions) answers.push(answerOf(decision, orders, answers));
      return answers;
    },
    { retries: (error) => isRetryable(error) || lostRace(error), ...(onRetry ? { onRetry } : {}) },
  );
}

function answerOf(
  decision: Decision,
  orders: Iterator<OrderView, undefined>,
  earlier: readonly PlacementAnswer[],
): PlacementAnswer {
  if (decision.outcome === 'refused') return { refusal: decision.error };
  if (decision.outcome === 'repeated') return { repeatOf: decision.orderId };
  const order = decision.outcome === 'placed' ? orders.next().value : undefined;
  const answer = decision.outcome === 'same' ? earlier[decision.index] : order && { order };
  if (!answer) throw new Error('There are fewer orders written than decided');
  return answer;
}

/**
 * Somebody committed in between what this transaction could not see yet: the same key with other
 * products, an order number that was drawn twice, or a user who was deleted. A fresh look decides anew.
 */
function lostRace(error: unknown): boolean {
  const races = [
    'idempotency_keys_pkey',
    'orders_order_number_unique',
    'orders_user_id_foreign',
    'idempotency_keys_user_id_foreign',
  ];
  return races.includes(constraintOf(error) ?? '');
}
