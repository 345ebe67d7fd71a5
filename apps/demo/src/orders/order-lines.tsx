import type { Order, OrderItem } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ProductArt } from '../art/product-art.tsx';
import { Money } from '../ui/money.tsx';
import { describeUnits } from './item-units.ts';
import { OrderTotals } from './order-totals.tsx';

interface OrderLinesProps {
  order: Order;
  /** Renders a control for an item. */
  renderAction?: (item: OrderItem) => ReactNode;
}

/** The items and totals of an order, at the prices when it was placed, and what happened to the units since. */
export function OrderLines({ order, renderAction }: OrderLinesProps) {
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
              <p className="text-sm font-medium tabular-nums empty:hidden">{describeUnits(item)}</p>
              {renderAction?.(item)}
            </div>
            <Money amount={item.subtotal} className="font-semibold" />
          </li>
        ))}
      </ul>
      <OrderTotals order={order} />
    </section>
  );
}
