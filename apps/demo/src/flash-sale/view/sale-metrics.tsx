import type { SaleProgress } from '../run/sale-progress.ts';
import { peakPerSecond } from './chart-math.ts';
import { formatCount, formatMean, formatMs } from './format.ts';

/** The key metrics of a sale. */
export function SaleMetrics({ progress }: { progress: SaleProgress | null }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {metrics.map(({ name, format }) => (
        <div key={name} className="flex flex-col justify-between gap-1 bg-raised px-4 py-3 sm:px-5">
          <dt className="text-sm text-ink-soft">{name}</dt>
          <dd className="font-display text-2xl font-semibold tabular-nums sm:text-3xl">
            {progress ? format(progress) : '–'}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface Metric {
  readonly name: string;
  readonly format: (progress: SaleProgress) => string;
}

const metrics: readonly Metric[] = [
  { name: 'Orders', format: ({ counts }) => formatCount(counts.ordered) },
  { name: 'Rejected: sold out', format: ({ counts }) => formatCount(counts.soldOut) },
  { name: 'Units left', format: ({ stock }) => formatCount(stock.at(-1)?.left ?? 0) },
  {
    name: 'Orders per transaction',
    format: ({ batches: { orders, batches } }) =>
      batches === 0 ? '–' : formatMean(orders / batches),
  },
  {
    name: 'Peak orders/s',
    format: ({ responses, elapsedMs }) =>
      formatCount(peakPerSecond(responses, elapsedMs, ({ ordered }) => ordered)),
  },
  {
    name: 'Peak responses/s',
    format: ({ responses, elapsedMs }) =>
      formatCount(peakPerSecond(responses, elapsedMs, ({ ordered, soldOut }) => ordered + soldOut)),
  },
  { name: 'Response time, median', format: ({ waits }) => (waits ? formatMs(waits.median) : '–') },
  { name: 'Response time, p99', format: ({ waits }) => (waits ? formatMs(waits.p99) : '–') },
];
