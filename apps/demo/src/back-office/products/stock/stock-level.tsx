import { formatCount } from '../format.ts';

/** The same threshold as in the API's low-stock report. */
const lowStockThreshold = 10;

/** A stock quantity with a badge if it is low or sold out. */
export function StockLevel({ quantity }: { quantity: number }) {
  const [tone, badge] = stateOf(quantity);
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      {badge && (
        <span className={`rounded-full px-2.5 py-0.5 text-sm font-semibold ${tone}`}>{badge}</span>
      )}
      <span className="font-semibold tabular-nums">{formatCount(quantity)}</span>
    </span>
  );
}

function stateOf(quantity: number): readonly [tone: string, badge: string | null] {
  if (quantity === 0) return ['bg-bad-soft text-bad', 'Sold out'];
  if (quantity <= lowStockThreshold) return ['bg-warn-soft text-warn', 'Low'];
  return ['', null];
}
