import type { Order } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { ProductArt } from '../art/product-art.tsx';
import { Money } from '../ui/money.tsx';

/** The items and total of an order, at the prices when it was placed. */
export function OrderLines({ order }: { order: Order }) {
  return (
    <section aria-label="Items" className="mt-10">
      <ul className="divide-y divide-line border-y border-line">
        {order.items.map((item) => (
          <li key={item.id} className="grid grid-cols-[4rem_1fr_auto] items-center gap-4 py-4">
            <ProductArt sku={item.sku} className="aspect-square w-full rounded-md" />
            <div className="min-w-0">
              <p className="font-semibold break-words">
                <Link
                  to="/products/$sku"
                  params={{ sku: item.sku }}
                  className="underline-offset-4 hover:underline"
                >
                  {item.name}
                </Link>
              </p>
              <p className="text-sm text-ink-soft tabular-nums">
                {item.quantity} × <Money amount={item.unitPrice} />
              </p>
            </div>
            <Money amount={item.subtotal} className="font-semibold" />
          </li>
        ))}
      </ul>
      <dl className="mt-5 flex items-baseline justify-between">
        <dt className="font-display text-xl font-semibold">Total</dt>
        <dd className="text-2xl font-semibold">
          <Money amount={order.totalAmount} />
        </dd>
      </dl>
    </section>
  );
}
