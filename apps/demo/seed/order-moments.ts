import { planOrders } from './order-plan.ts';
import { randomFrom } from './random.ts';

/**
 * When each order of the plan would have been placed had the shop been open for three months: by its
 * idempotency key. More of late than at first, by day, and each customer's in the order of the plan.
 */
export function planMoments(now: Date): ReadonlyMap<string, Date> {
  const random = randomFrom(seed);
  const moments = new Map<string, Date>();
  for (const orders of planOrders().values()) {
    const times = orders
      .map((_, nth) => {
        const daysAgo = planDaysAgo(
          orders.length - nth,
          orders.length,
          random.between(0, 99) / 100,
        );
        const minute = random.between(opensAt * 60, closesAt * 60);
        const time = startOfDay(now) - daysAgo * dayMs + minute * minuteMs;
        const latest = now.getTime() - random.between(20, 180) * minuteMs;
        return Math.min(time, latest);
      })
      .toSorted((a, b) => a - b);
    for (const [nth, { idempotencyKey }] of orders.entries()) {
      moments.set(idempotencyKey, new Date(times[nth] ?? now));
    }
  }
  return moments;
}

/** `age` is 1 for a customer's newest order. The newest are not yet delivered, so they are some days old at most. */
function planDaysAgo(age: number, count: number, chance: number): number {
  if (age <= 2) return Math.floor((age - 1) * 3 + chance * 3);
  const share = (age - 2 - chance) / (count - 2);
  return Math.floor(6 + share ** 1.25 * 82);
}

function startOfDay(moment: Date): number {
  return Math.floor(moment.getTime() / dayMs) * dayMs;
}

const seed = 20_260_826;
/** Hours of the day in which people order. */
const opensAt = 7;
const closesAt = 22;
const minuteMs = 60_000;
const dayMs = 86_400_000;
