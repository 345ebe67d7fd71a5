import type { BatchSizeCount, SaleProgress } from '../run/sale-progress.ts';
import { formatCount } from './format.ts';

/** The distribution of batch sizes, as counted by the server. */
export function BatchSizes({ progress }: { progress: SaleProgress | null }) {
  const totals = progress?.batches ?? null;
  const calls = progress?.counts.calls ?? 0;
  // Hides sizes above the default maximum that did not occur.
  const sizes = (totals?.sizes ?? defaultSizes).filter(
    ({ upTo, batches }) => (upTo ?? Infinity) <= defaultMaxSize || batches > 0,
  );
  const most = Math.max(...sizes.map(({ batches }) => batches), 1);
  return (
    <section
      aria-labelledby="batch-sizes"
      className="rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <h2 id="batch-sizes" className="text-2xl">
        Batch sizes
      </h2>
      <p className="mt-1 text-ink-soft">
        The server places concurrent orders in one transaction. Number of transactions by size.
      </p>
      <table className="mt-4 w-full text-sm tabular-nums">
        <thead className="text-left text-ink-soft">
          <tr>
            <th className="w-24 py-1 font-medium">Orders</th>
            <th className="py-1 font-medium">Transactions</th>
          </tr>
        </thead>
        <tbody>
          {sizes.map(({ upTo, batches }, index) => (
            <tr key={upTo}>
              <th scope="row" className="py-1 text-left font-medium">
                {formatRange(sizes, index)}
              </th>
              <td className="py-1">
                <div className="flex items-center gap-2">
                  <div
                    aria-hidden
                    className="h-3.5 rounded-[3px] bg-(--glaze-plum)"
                    style={{ width: `${(batches / most) * 75}%` }}
                  />
                  {totals ? formatCount(batches) : '–'}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {totals && totals.processes > 1 && (
        <p className="mt-3 text-sm text-ink-soft">
          Counted from the first response of each of {formatCount(totals.processes)} server
          processes. Includes {formatCount(totals.orders)} of {formatCount(calls)} calls.
        </p>
      )}
    </section>
  );
}

/** The server's default maximum batch size. */
const defaultMaxSize = 64;

/** The rows before the server's first response. */
const defaultSizes: readonly BatchSizeCount[] = [1, 2, 4, 8, 16, 32, 64].map((upTo) => ({
  upTo,
  batches: 0,
}));

function formatRange(sizes: readonly BatchSizeCount[], index: number): string {
  const from = (sizes[index - 1]?.upTo ?? 0) + 1;
  const upTo = sizes[index]?.upTo ?? null;
  if (upTo === null) return `${from} or more`;
  return from === upTo ? String(from) : `${from} to ${upTo}`;
}
