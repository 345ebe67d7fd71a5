import type { ProductChange, ProductsUpdate } from '@order-store/sdk';
import { categoryOf } from '../../../products/category-of.ts';
import { Money } from '../../../ui/money.tsx';
import { formatCount, formatProducts } from '../format.ts';

/** What a bulk edit would change. */
export function BulkPreview({ update }: { update: ProductsUpdate }) {
  const { matched, changed, changes } = update;
  const unchanged = matched - changed;
  return (
    <div aria-live="polite" className="grid gap-3">
      <p className="font-semibold">
        {changed === 0 ? 'Nothing will change' : `${formatProducts(changed)} will change`}
        {changed > 0 && unchanged > 0 && `, ${formatCount(unchanged)} will stay the same`}.
      </p>
      {changed > 0 && (
        <ul
          aria-label="Preview"
          className="divide-y divide-line rounded-md border border-line px-4"
        >
          {changes.map((change) => (
            <li
              key={change.id}
              className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1 py-2.5"
            >
              <span className="min-w-0 wrap-anywhere">
                {change.name} <span className="text-sm text-ink-soft">{change.sku}</span>
              </span>
              <span className="whitespace-nowrap">
                <Fields change={change} side="from" /> →{' '}
                <strong>
                  <Fields change={change} side="to" />
                </strong>
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** What a bulk edit changes: the price, the category, or whether the product is for sale. */
function Fields({ change, side }: { change: ProductChange; side: 'from' | 'to' }) {
  const { from, to } = change;
  if (from.price !== to.price) return <Money amount={change[side].price} />;
  if (from.archived === to.archived) return categoryOf(change[side]) ?? 'No category';
  return change[side].archived ? 'Archived' : 'For sale';
}
