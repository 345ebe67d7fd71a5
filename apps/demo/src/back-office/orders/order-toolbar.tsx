import { useNavigate } from '@tanstack/react-router';
import { Download, Search } from 'lucide-react';
import { useRef } from 'react';
import { buttonStyle } from '../../ui/button.tsx';
import { CustomerPicker } from '../customers/customer-picker.tsx';
import { exportUrl, type OrdersSearch } from './order-search.ts';

/** Customer filter, order number search and CSV export. */
export function OrderToolbar({ search }: { search: OrdersSearch }) {
  const navigate = useNavigate();
  return (
    <search className="mb-6 flex flex-wrap gap-3">
      <CustomerPicker
        label="Filter by customer"
        placeholder="All customers"
        value={search.customer}
        onChange={(customer) => {
          const { customer: _, ...rest } = search;
          void navigate({
            to: '/back-office/orders',
            search: customer === undefined ? rest : { ...rest, customer },
            resetScroll: false,
          });
        }}
      />
      <OrderFinder
        onFind={(orderNumber) =>
          void navigate({ to: '/back-office/orders/$orderNumber', params: { orderNumber } })
        }
      />
      <a href={exportUrl(search)} download className={`${buttonStyle({ look: 'secondary' })} h-12`}>
        <Download aria-hidden className="size-5" />
        Export CSV
      </a>
    </search>
  );
}

function OrderFinder({ onFind }: { onFind: (orderNumber: string) => void }) {
  const number = useRef<HTMLInputElement>(null);
  return (
    <form
      className="relative min-w-0 flex-[1_1_14rem]"
      onSubmit={(event) => {
        event.preventDefault();
        onFind(number.current?.value.trim() ?? '');
      }}
    >
      <Search aria-hidden className="absolute top-3.5 left-4 size-5 text-ink-soft" />
      <input
        ref={number}
        type="search"
        enterKeyHint="go"
        aria-label="Search orders by number"
        placeholder="Order number"
        required
        pattern=".*\S.*"
        maxLength={50}
        className="h-12 w-full rounded-full border border-line-strong bg-raised pr-5 pl-11 placeholder:text-ink-soft"
      />
    </form>
  );
}
