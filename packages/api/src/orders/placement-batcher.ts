import { CommitUnknownError, isConnectionLost, type Database } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import { Batcher } from '../platform/batching/batcher.ts';
import type { OrdersMetrics } from './orders-metrics.ts';
import { placeBatch, type PlacementAnswer } from './place-batch.ts';
import type { PlacementRequest } from './placement.ts';

/** Orders that arrive together are placed together: one transaction a group, an answer for each. */
export type PlacementBatcher = Batcher<PlacementRequest, PlacementAnswer>;

export interface PlacementSettings {
  readonly maxBatchSize: number;
  readonly maxInFlight: number;
  readonly maxWaiting: number;
}

/** Measured; see benchmarks/README.md. */
export const defaultPlacementSettings: PlacementSettings = {
  maxBatchSize: 64,
  maxInFlight: 2,
  maxWaiting: 5000,
};

export interface PlacementBatcherOptions {
  readonly database: Database;
  readonly metrics: OrdersMetrics;
  readonly orderNumber: () => string;
  readonly settings?: PlacementSettings;
}

export function createPlacementBatcher(options: PlacementBatcherOptions): PlacementBatcher {
  const { metrics, settings = defaultPlacementSettings } = options;
  const queue: PlacementBatcher = new Batcher({
    name: 'place orders',
    ...settings,
    run: (requests) => placeTogether(options, requests),
    onBatch: (size) => metrics.placementBatchSize.observe(size),
  });
  metrics.watchPlacements(queue);
  return queue;
}

/**
 * Places a group. When something unexpected breaks it, each order is tried by itself, so that only the
 * faulty one fails: the group's transaction is rolled back by then, so nothing is placed twice. Without a
 * database there is no use in trying each.
 */
async function placeTogether(
  options: PlacementBatcherOptions,
  requests: readonly PlacementRequest[],
): Promise<PromiseSettledResult<PlacementAnswer>[]> {
  try {
    const answers = await placeBatch(requests, options);
    return answers.map((value) => ({ status: 'fulfilled', value }));
  } catch (error) {
    if (error instanceof CommitUnknownError)
      return requests.map(({ key }) => inDoubt(error, key !== undefined));
    if (requests.length === 1 || isConnectionLost(error)) throw error;
    const settled: PromiseSettledResult<PlacementAnswer>[] = [];
    for (const request of requests) {
      settled.push(...(await Promise.allSettled([placeAlone(options, request)])));
    }
    return settled;
  }
}

/** With a key the same call is safe and tells; without one it might place a second order. */
function inDoubt(error: CommitUnknownError, hasKey: boolean): PromiseRejectedResult {
  const message =
    'The database went away while the order was being stored, and nobody knows whether it is: look at the orders before placing it again';
  return {
    status: 'rejected',
    reason: hasKey ? error : new DomainError('OUTCOME_UNKNOWN', message, {}, error),
  };
}

async function placeAlone(
  options: PlacementBatcherOptions,
  request: PlacementRequest,
): Promise<PlacementAnswer> {
  const [answer] = await placeBatch([request], options);
  if (!answer) throw new Error('A placement got no answer');
  return answer;
}
