import type { GroupsOfSize } from '@order-store/sdk';
import type { SaleProgress } from '../run/sale-progress.ts';
import { formatCount } from './format.ts';

/** In how large groups the server placed the orders, as it counted itself. */
export function GroupSizes({ progress }: { progress: SaleProgress | null }) {
  const groups = progress?.groups ?? null;
  const calls = progress?.counts.calls ?? 0;
  // Ranges that the server could count and has no use for are left out.
  const sizes = (groups?.sizes ?? usualSizes).filter(
    ({ upTo, groups: count }) => (upTo ?? Infinity) <= usualMost || count > 0,
  );
  const most = Math.max(...sizes.map(({ groups: count }) => count), 1);
  return (
    <section
      aria-labelledby="group-sizes"
      className="rounded-lg border border-line bg-raised p-4 sm:p-6"
    >
      <h2 id="group-sizes" className="text-2xl">
        Placed together
      </h2>
      <p className="mt-1 text-ink-soft">
        Orders that arrive together are placed in one transaction. So many were of each size, by the
        server’s own count.
      </p>
      <table className="mt-4 w-full text-sm tabular-nums">
        <thead className="text-left text-ink-soft">
          <tr>
            <th className="w-24 py-1 font-medium">Orders</th>
            <th className="py-1 font-medium">Transactions</th>
          </tr>
        </thead>
        <tbody>
          {sizes.map(({ upTo, groups: count }, index) => (
            <tr key={upTo}>
              <th scope="row" className="py-1 text-left font-medium">
                {rangeOf(sizes, index)}
              </th>
              <td className="py-1">
                <div className="flex items-center gap-2">
                  <div
                    aria-hidden
                    className="h-3.5 rounded-[3px] bg-(--glaze-plum)"
                    style={{ width: `${(count / most) * 75}%` }}
                  />
                  {groups ? formatCount(count) : '–'}
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {groups && groups.processes > 1 && (
        <p className="mt-3 text-sm text-ink-soft">
          {formatCount(groups.processes)} server processes answered, each counting for itself since
          it was first heard: {formatCount(groups.orders)} of the {formatCount(calls)} calls are in
          these figures.
        </p>
      )}
    </section>
  );
}

/** As the server groups unless it is told otherwise. */
const usualMost = 64;

/** What the server counts by, until it has said so. */
const usualSizes: readonly GroupsOfSize[] = [1, 2, 4, 8, 16, 32, 64].map((upTo) => ({
  upTo,
  groups: 0,
}));

function rangeOf(sizes: readonly GroupsOfSize[], index: number): string {
  const from = (sizes[index - 1]?.upTo ?? 0) + 1;
  const upTo = sizes[index]?.upTo ?? null;
  if (upTo === null) return `${from} or more`;
  return from === upTo ? String(from) : `${from} to ${upTo}`;
}
