import { bucketMs, type SaleProgress } from '../run/sale-progress.ts';
import { formatCount } from './format.ts';

/** The chart's data per second. */
export function SaleTable({ progress }: { progress: SaleProgress | null }) {
  const seconds = progress ? toSeconds(progress) : [];
  return (
    <details className="mt-5 border-t border-line pt-3">
      <summary className="w-fit cursor-pointer rounded-md font-medium text-rim">
        Show as table
      </summary>
      <div className="mt-3">
        <table className="w-full text-right text-sm tabular-nums">
          <thead className="text-ink-soft">
            <tr>
              <th className="py-1.5 pr-4 text-left font-medium">Second</th>
              <th className="px-4 py-1.5 font-medium">Ordered</th>
              <th className="px-4 py-1.5 font-medium">Sold out</th>
              <th className="py-1.5 pl-4 font-medium whitespace-nowrap">Units left</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {seconds.map(({ second, ordered, soldOut, left }) => (
              <tr key={second}>
                <th scope="row" className="py-1.5 pr-4 text-left font-medium">
                  {second}
                </th>
                <td className="px-4 py-1.5">{formatCount(ordered)}</td>
                <td className="px-4 py-1.5">{formatCount(soldOut)}</td>
                <td className="py-1.5 pl-4">{formatCount(left)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
}

interface Second {
  readonly second: number;
  readonly ordered: number;
  readonly soldOut: number;
  readonly left: number;
}

function toSeconds({ elapsedMs, responses, stock }: SaleProgress): Second[] {
  return Array.from({ length: Math.max(1, Math.ceil(elapsedMs / 1000)) }, (_, index) => {
    const inSecond = responses.slice((index * 1000) / bucketMs, ((index + 1) * 1000) / bucketMs);
    return {
      second: index + 1,
      ordered: inSecond.reduce((sum, { ordered }) => sum + ordered, 0),
      soldOut: inSecond.reduce((sum, { soldOut }) => sum + soldOut, 0),
      left: stock.findLast(({ atMs }) => atMs <= (index + 1) * 1000)?.left ?? 0,
    };
  });
}
