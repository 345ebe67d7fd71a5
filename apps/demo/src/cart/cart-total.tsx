import { Money } from '../ui/money.tsx';

/** The cart's total; undefined while loading. */
export function CartTotal({ total }: { total: string | undefined }) {
  return (
    <dl className="mt-5 flex items-baseline justify-between">
      <dt className="font-display text-xl font-semibold">Total</dt>
      <dd className="text-2xl font-semibold">
        {total === undefined ? <span className="text-ink-soft">…</span> : <Money amount={total} />}
      </dd>
    </dl>
  );
}
