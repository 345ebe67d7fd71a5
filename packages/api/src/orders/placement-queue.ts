import { CommitUnknownError, isConnectionLost, type Database } from '@order-store/db';
import { DomainError } from '../shared/domain-error.ts';
import { GroupQueue } from '../shared/group-queue.ts';
import type { Metrics } from '../telemetry/metrics.ts';
import { placeGroup, type PlacementAnswer } from './place-group.ts';
import type { PlacementRequest } from './placement.ts';

/** Orders that arrive together are placed together: one transaction a group, an answer for each. */
export type PlacementQueue = GroupQueue<PlacementRequest, PlacementAnswer>;

export interface PlacementSettings {
  readonly maxGroupSize: number;
  readonly maxUnderWay: number;
  readonly maxWaiting: number;
}

/** Measured; see benchmarks/README.md. */
export const defaultPlacementSettings: PlacementSettings = {
  maxGroupSize: 64,
  maxUnderWay: 2,
  maxWaiting: 5000,
};

export interface PlacementQueueOptions {
  readonly database: Database;
  readonly metrics: Metrics;
  readonly orderNumber: () => string;
  readonly settings?: PlacementSettings;
}

export function createPlacementQueue(options: PlacementQueueOptions): PlacementQueue {
  const { metrics, settings = defaultPlacementSettings } = options;
  const queue: PlacementQueue = new GroupQueue({
    name: 'place orders',
    ...settings,
    run: (requests) => placeTogether(options, requests),
    onGroup: (size) => metrics.placementGroupSize.observe(size),
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
  options: PlacementQueueOptions,
  requests: readonly PlacementRequest[],
): Promise<PromiseSettledResult<PlacementAnswer>[]> {
  try {
    const answers = await placeGroup(requests, options);
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
  options: PlacementQueueOptions,
  request: PlacementRequest,
): Promise<PlacementAnswer> {
  const [answer] = await placeGroup([request], options);
  if (!answer) throw new Error('A placement got no answer');
  return answer;
}
