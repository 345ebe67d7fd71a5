import type { PlannedOrder } from './order-plan.ts';
import { planOrderTimes } from './order-times.ts';

/** Places or cancels a planned order. */
export interface OrderStep {
  readonly action: 'place' | 'cancel';
  readonly order: PlannedOrder;
  /** Of the customer. */
  readonly email: string;
  /** The position among the customer's orders, oldest first. */
  readonly nth: number;
}

/**
 * The steps that change stock, in the order of the times that the orders get afterwards. A product's stock history is
 * listed in the order of its changes, and its times would otherwise go back and forth.
 */
export function planSteps(
  plan: ReadonlyMap<string, readonly PlannedOrder[]>,
  now: Date,
): readonly OrderStep[] {
  const times = planOrderTimes(now);
  const latest = now.getTime() - 8 * minuteMs;
  return [...plan]
    .flatMap(([email, orders]) =>
      orders.flatMap((order, nth): readonly TimedStep[] => {
        const at = times.get(order.idempotencyKey)?.getTime() ?? 0;
        const place = { at, action: 'place', order, email, nth } as const;
        if (order.outcome !== 'cancelled') return [place];
        // As `spreadOrders` moves the cancellation.
        return [place, { ...place, at: Math.min(at + 180 * minuteMs, latest), action: 'cancel' }];
      }),
    )
    .toSorted((a, b) => a.at - b.at);
}

interface TimedStep extends OrderStep {
  readonly at: number;
}

const minuteMs = 60_000;
