/** From so many pieces on down, staff are told that stock is low: the same as the store's report of it. */
const low = 10;

/** How many pieces there are, and whether that is few. */
export function StockLevel({ quantity }: { quantity: number }) {
  const [tone, hint] = stateOf(quantity);
  return (
    <span className="inline-flex items-center gap-2 whitespace-nowrap">
      {hint && (
        <span className={`rounded-full px-2.5 py-0.5 text-sm font-semibold ${tone}`}>{hint}</span>
      )}
      <span className="font-semibold tabular-nums">{pieces.format(quantity)}</span>
    </span>
  );
}

/** So many pieces, as a number reads here. */
export const pieces = new Intl.NumberFormat('en-GB');

/** The same with a plus or minus before it. */
export const change = new Intl.NumberFormat('en-GB', { signDisplay: 'exceptZero' });

function stateOf(quantity: number): readonly [tone: string, hint: string | null] {
  if (quantity === 0) return ['bg-bad-soft text-bad', 'Sold out'];
  if (quantity <= low) return ['bg-warn-soft text-warn', 'Low'];
  return ['', null];
}
