import type { SaleCounts } from '../run/sale-progress.ts';
import { formatCount } from './format.ts';

/** What else happened: impatience, and how the calls travelled. */
export function SaleEndings({ counts }: { counts: SaleCounts | null }) {
  return (
    <section
      aria-labelledby="besides"
      className="rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <h2 id="besides" className="text-2xl">
        What else happened
      </h2>
      <p className="mt-1 text-ink-soft">
        One buyer in five clicks twice, with one key. One in twelve does not wait long.
      </p>
      <dl className="mt-4 divide-y divide-line">
        {rowsOf(counts).map(([name, value]) => (
          <div key={name} className="flex justify-between gap-4 py-2">
            <dt>{name}</dt>
            <dd className="font-semibold tabular-nums">
              {value === null ? '–' : formatCount(value)}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function rowsOf(counts: SaleCounts | null): (readonly [string, number | null])[] {
  return [
    ['Clicked twice', counts?.secondClicks ?? null],
    ['… and got the same order both times', counts?.sameOrder ?? null],
    ['Left before the answer', counts?.gaveUp ?? null],
    ...Object.entries(counts?.failed ?? {}).map(
      ([reason, count]) => [`Failed: ${reason}`, count] as const,
    ),
    ['Calls made again by the SDK', counts?.retries ?? null],
    ['Calls to place an order', counts?.calls ?? null],
    ['HTTP requests that carried them', counts?.requests ?? null],
  ];
}
