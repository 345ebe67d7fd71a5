import type { SaleProgress } from '../run/sale-progress.ts';
import { formatCount, formatMean, formatMs } from './format.ts';
import { bestSecond } from './rates.ts';

interface Figure {
  readonly name: string;
  readonly of: (progress: SaleProgress) => string;
}

/** The figures of a sale, as it goes on. */
export function SaleFigures({ progress }: { progress: SaleProgress | null }) {
  return (
    <dl className="grid grid-cols-2 gap-px overflow-hidden rounded-lg border border-line bg-line lg:grid-cols-4">
      {figures.map(({ name, of }) => (
        <div key={name} className="flex flex-col justify-between gap-1 bg-raised px-4 py-3 sm:px-5">
          <dt className="text-sm text-ink-soft">{name}</dt>
          <dd className="font-display text-2xl font-semibold tabular-nums sm:text-3xl">
            {progress ? of(progress) : '–'}
          </dd>
        </div>
      ))}
    </dl>
  );
}

const figures: readonly Figure[] = [
  { name: 'Orders', of: ({ counts }) => formatCount(counts.ordered) },
  { name: 'Told “sold out”', of: ({ counts }) => formatCount(counts.soldOut) },
  { name: 'Left on the shelf', of: ({ stock }) => formatCount(stock.at(-1)?.left ?? 0) },
  {
    name: 'Orders a transaction',
    of: ({ groups: { orders, groups } }) => (groups === 0 ? '–' : formatMean(orders / groups)),
  },
  {
    name: 'Orders a second, at best',
    of: ({ answers, elapsedMs }) =>
      formatCount(bestSecond(answers, elapsedMs, ({ ordered }) => ordered)),
  },
  {
    name: 'Answers a second, at best',
    of: ({ answers, elapsedMs }) =>
      formatCount(bestSecond(answers, elapsedMs, ({ ordered, soldOut }) => ordered + soldOut)),
  },
  { name: 'Wait, median', of: ({ waits }) => (waits ? formatMs(waits.median) : '–') },
  { name: 'Wait, 99th percentile', of: ({ waits }) => (waits ? formatMs(waits.p99) : '–') },
];
