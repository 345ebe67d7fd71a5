import { Money } from '../ui/money.tsx';
import type { CartTotals } from './use-cart-totals.ts';

/** The cart's total and what is added to the prices of its items; nothing while loading. */
export function CartTotal({ totals: { net, charges, total } }: { totals: CartTotals }) {
  return (
    <dl className="mt-5 grid gap-2">
      {charges.length > 0 && <Amount name="Items" amount={net} />}
      {charges.map(({ label, amount }) => (
        <Amount key={label} name={label} amount={amount} />
      ))}
      <div className="flex items-baseline justify-between">
        <dt className="font-display text-xl font-semibold">Total</dt>
        <dd className="text-2xl font-semibold">
          {total === undefined ? (
            <span className="text-ink-soft">…</span>
          ) : (
            <Money amount={total} />
          )}
        </dd>
      </div>
    </dl>
  );
}

function Amount({ name, amount = '0.00' }: { name: string; amount: string | undefined }) {
  return (
    <div className="flex items-baseline justify-between gap-4">
      <dt className="text-ink-soft">{name}</dt>
      <dd>
        <Money amount={amount} />
      </dd>
    </div>
  );
}
