import { planOrders } from './order-plan.ts';
import { randomFrom } from './random.ts';

/**
 * Returns a time for each planned order, by idempotency key: spread over the last three months, within opening
 * hours, increasing in number, and in the plan's sequence for each customer.
 */
export function planOrderTimes(now: Date): ReadonlyMap<string, Date> {
  const random = randomFrom(seed);
  const orderTimes = new Map<string, Date>();
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
      orderTimes.set(idempotencyKey, new Date(times[nth] ?? now));
    }
  }
  return orderTimes;
}

/** `age` is 1 for a customer's newest order. The two newest aren't delivered yet, so they are only days old. */
function planDaysAgo(age: number, count: number, chance: number): number {
  if (age <= 2) return Math.floor((age - 1) * 3 + chance * 3);
  const share = (age - 2 - chance) / (count - 2);
  return Math.floor(6 + share ** 1.25 * 82);
}

function startOfDay(date: Date): number {
  return Math.floor(date.getTime() / dayMs) * dayMs;
}

const seed = 20_260_826;
/** Opening hours (UTC) */
const opensAt = 7;
const closesAt = 22;
const minuteMs = 60_000;
const dayMs = 86_400_000;
