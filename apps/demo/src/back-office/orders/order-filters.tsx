import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { X } from 'lucide-react';
import { PriceRange } from '../../products/price-range.tsx';
import { buttonStyle } from '../../ui/button.tsx';
import { Select } from '../../ui/select.tsx';
import { useDebouncedText } from '../../ui/use-debounced-text.ts';
import { parseDate } from '../dashboard/period.ts';
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

interface DayInputProps {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** While a year is typed, its first digits make a date of another century, which is not a filter yet. */
function DayInput({ label, value, min, max, onChange }: DayInputProps) {
  const [text, setText] = useDebouncedText({
    value: value ?? '',
    parse: (typed) => (typed === '' ? '' : parseDate(typed)),
    onChange: (day) => onChange(day === '' ? undefined : day),
  });
  return (
    <label className="flex items-center gap-2 text-ink-soft">
      {label}
      <input
        type="date"
        value={text}
        min={min}
        max={max}
        onChange={({ target }) => setText(target.value)}
        className="h-12 rounded-full border border-line-strong bg-raised px-4 text-ink tabular-nums"
      />
    </label>
  );
}

function ProductFilter({ id, onClear }: { id: string; onClear: () => void }) {
  const { data: product } = useQuery(productQuery(id));
  return (
    <span className="flex min-w-0 items-center gap-1 rounded-full bg-rim-soft pl-4">
      <span className="min-w-0 wrap-anywhere">With {product?.name ?? `product ${id}`}</span>
      <button
        type="button"
        aria-label="Clear product"
        onClick={onClear}
        className="grid size-10 shrink-0 place-items-center rounded-full text-ink-soft hover:text-ink"
      >
        <X aria-hidden className="size-5" />
      </button>
    </span>
  );
}
