import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { PriceRange } from '../../products/price-range.tsx';
import { buttonStyle } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { ClearableFilter } from '../layout/clearable-filter.tsx';
import { DayInput } from '../layout/day-input.tsx';
import { productQuery } from '../products/catalog-queries.ts';
import { fulfilmentNames, fulfilments, paymentNames, paymentStatuses } from './filter-names.ts';
import { isFiltered, type OrdersSearch } from './order-search.ts';
import { useRefine } from './use-refine.ts';

/** Filters by day, total, payments, fulfilment and product. */
export function OrderFilters({ search }: { search: OrdersSearch }) {
  const refine = useRefine(search);
  return (
    <fieldset className="mb-6 flex flex-wrap items-center gap-3">
      <legend className="sr-only">Filters</legend>
      <DayInput
        label="From"
        value={search.from}
        max={search.to}
        onChange={(from) => refine({ from })}
      />
      <DayInput label="To" value={search.to} min={search.from} onChange={(to) => refine({ to })} />
      <PriceRange of="total" min={search.min} max={search.max} onChange={refine} />
      <Select
        label="Payment"
        value={search.payment ?? ''}
        onChange={({ target: { value } }) =>
          refine({ payment: paymentStatuses.find((known) => known === value) })
        }
      >
        <option value="">Any payment</option>
        {paymentStatuses.map((status) => (
          <option key={status} value={status}>
            {paymentNames[status]}
          </option>
        ))}
      </Select>
      <Select
        label="Fulfilment"
        value={search.fulfilment ?? ''}
        onChange={({ target: { value } }) =>
          refine({ fulfilment: fulfilments.find((known) => known === value) })
        }
      >
        <option value="">Any fulfilment</option>
        {fulfilments.map((fulfilment) => (
          <option key={fulfilment} value={fulfilment}>
            {fulfilmentNames[fulfilment]}
          </option>
        ))}
      </Select>
      {search.product !== undefined && (
        <ProductFilter id={search.product} onClear={() => refine({ product: undefined })} />
      )}
      {isFiltered(search) && <ClearFilters />}
    </fieldset>
  );
}

/** All orders. */
export function ClearFilters() {
  return (
    <Link to="/back-office/orders" className={buttonStyle({ look: 'quiet', size: 'small' })}>
      Clear filters
    </Link>
  );
}

function ProductFilter({ id, onClear }: { id: string; onClear: () => void }) {
  const { data: product } = useQuery(productQuery(id));
  return (
    <ClearableFilter
      label={`With ${product?.name ?? `product ${id}`}`}
      clearLabel="Clear product"
      onClear={onClear}
    />
  );
}
