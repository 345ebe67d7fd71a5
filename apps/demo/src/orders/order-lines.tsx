import type { Order, OrderItem } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { ProductArt } from '../art/product-art.tsx';
import { Button } from '../ui/button.tsx';
import { Money } from '../ui/money.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { describeUnits } from './item-units.ts';
import { OrderTotals } from './order-totals.tsx';

interface OrderLinesProps {
  order: Order;
  /** Renders an item's name, by default linked to the product in the shop. */
  renderName?: (item: OrderItem) => ReactNode;
  /** Renders a control for an item. */
  renderAction?: (item: OrderItem) => ReactNode;
}

/** The items and totals of an order, at the prices when it was placed, and what happened to the units since. */
export function OrderLines({ order, renderName = shopLink, renderAction }: OrderLinesProps) {
  const [q, setQ] = useState('');
  const [limit, setLimit] = useState(pageSize);
  const found = order.items.filter((item) => matches(item, q));
  return (
    <section aria-label="Items" className="mt-10">
      {order.items.length > pageSize && (
        <search className="mb-4 flex flex-wrap items-center gap-4">
          <SearchBox label="Search items" placeholder="Name or SKU" q={q} onSearch={setQ} />
          <output className="text-ink-soft tabular-nums">
            {found.length} of {order.items.length} items
          </output>
        </search>
      )}
      <ul className="divide-y divide-line border-y border-line">
        {found.slice(0, limit).map((item) => (
          <li
            key={item.id}
            className="grid grid-cols-[4rem_minmax(0,1fr)_auto] items-center gap-4 py-4"
          >
            <ProductArt sku={item.sku} className="aspect-square w-full rounded-md" />
            <div className="min-w-0">
              <p className="font-semibold wrap-anywhere">{renderName(item)}</p>
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
      {found.length > limit && (
        <Button look="secondary" onClick={() => setLimit(limit + pageSize)} className="mt-4">
          Show {Math.min(pageSize, found.length - limit)} more items
        </Button>
      )}
      <OrderTotals order={order} />
    </section>
  );
}

/** An order can have a thousand items. */
const pageSize = 50;

function matches({ name, sku }: OrderItem, q: string): boolean {
  return `${name} ${sku}`.toLowerCase().includes(q.toLowerCase());
}

function shopLink({ sku, name }: OrderItem): ReactNode {
  return (
    <Link to="/products/$sku" params={{ sku }} className="underline-offset-4 hover:underline">
      {name}
    </Link>
  );
}
