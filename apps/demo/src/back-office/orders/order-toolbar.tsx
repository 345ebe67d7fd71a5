import { useNavigate } from '@tanstack/react-router';
import { Download } from 'lucide-react';
import { buttonStyle } from '../../ui/button.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import { CustomerPicker } from '../customers/customer-picker.tsx';
import { exportUrl, type OrdersSearch } from './order-search.ts';
import { ProductMatches } from './product-matches.tsx';
import { useRefine } from './use-refine.ts';

/** Search, customer filter and CSV export. */
export function OrderToolbar({ search }: { search: OrdersSearch }) {
  const navigate = useNavigate();
  const refine = useRefine(search);
  return (
    <>
      <search className="mb-3 flex flex-wrap gap-3">
        <SearchBox
          label="Search orders"
          placeholder="Order number, customer or product"
          q={search.q ?? ''}
          onSearch={(q) => refine({ q: q === '' ? undefined : q })}
        />
        <CustomerPicker
          label="Filter by customer"
          placeholder="All customers"
          value={search.customer}
          // A choice, not typing: Back undoes it.
          onChange={(customer) =>
            void navigate({
              to: '/back-office/orders',
              search: { ...search, customer },
              resetScroll: false,
            })
          }
        />
        <a
          href={exportUrl(search)}
          download
          className={`${buttonStyle({ look: 'secondary' })} h-12`}
        >
          <Download aria-hidden className="size-5" />
          Export CSV
        </a>
      </search>
      <ProductMatches search={search} />
    </>
  );
}
