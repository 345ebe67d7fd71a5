import type { SaleCounts } from '../run/sale-progress.ts';
import { formatCount } from './format.ts';

/** Statistics of the simulated clients: double-clicks, aborted calls, retries and requests. */
export function ClientStats({ counts }: { counts: SaleCounts | null }) {
  return (
    <section
      aria-labelledby="client-stats"
      className="rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <h2 id="client-stats" className="text-2xl">
        Client statistics
      </h2>
      <p className="mt-1 text-ink-soft">
        One in five buyers double-clicks, with one idempotency key. One in twelve aborts when the
        response is slow.
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
    ['Double-clicks', counts?.doubleClicks ?? null],
    ['Same order returned for both clicks', counts?.sameOrder ?? null],
    ['Aborted by the buyer', counts?.aborted ?? null],
    ...Object.entries(counts?.failed ?? {}).map(
      ([reason, count]) => [`Failed: ${reason}`, count] as const,
    ),
    ['Retries by the SDK', counts?.retries ?? null],
    ['orders.place calls', counts?.calls ?? null],
    ['HTTP requests for these calls', counts?.requests ?? null],
  ];
}
