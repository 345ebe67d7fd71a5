/** A month in UTC, written `2026-11`: so written, later ones sort after earlier ones. */
export type Month = string;

/**
 * So many order ids a month has for itself: 3,700 a second all through. A month that needs more goes on in the ids of
 * the next one, whose partition is there. Two thousand years of them are below what JavaScript counts exactly.
 */
export const idsOfMonth = 10_000_000_000n;

/** Where the ids of months lie: `first` has those from `begin` on, each later month the {@link idsOfMonth} after. */
export interface MonthPlan {
  readonly first: Month;
  readonly begin: bigint;
}

/** A plan that begins in a month, above every id that was given so far. */
export function planAfter(lastId: bigint, first: Month): MonthPlan {
  return { first, begin: (lastId / idsOfMonth + 1n) * idsOfMonth };
}

/** The ids of a month: from the first number to before the second. @throws {RangeError} for a month before the plan's first. */
export function idsIn(month: Month, { first, begin }: MonthPlan): readonly [bigint, bigint] {
  const later = indexOf(month) - indexOf(first);
  if (later < 0) throw new RangeError(`${month} is before ${first}, where the months begin`);
  const from = begin + BigInt(later) * idsOfMonth;
  return [from, from + idsOfMonth];
}

/** The month, and the `count` after it. */
export function monthsFrom(month: Month, count: number): Month[] {
  const index = indexOf(month);
  return Array.from({ length: count + 1 }, (_, later) => monthAt(index + later));
}

/** The month of a moment; without one, this. */
export function monthOf(moment: Date = new Date()): Month {
  return monthAt(moment.getUTCFullYear() * 12 + moment.getUTCMonth());
}

/** `orders_2026_11` */
export function partitionName(table: string, month: Month): string {
  return `${table}_${month.replace('-', '_')}`;
}

/** The month of a partition that {@link partitionName} named; undefined for others. */
export function monthInName(partition: string): Month | undefined {
  const [, year, month] = /_(\d{4})_(\d\d)$/.exec(partition) ?? [];
  return year === undefined || month === undefined ? undefined : `${year}-${month}`;
}

function indexOf(month: Month): number {
  const [year, number] = month.split('-').map(Number);
  return (year ?? 0) * 12 + (number ?? 1) - 1;
}

function monthAt(index: number): Month {
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}`;
}
