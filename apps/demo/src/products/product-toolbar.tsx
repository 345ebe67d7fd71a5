import { FilterX } from 'lucide-react';
import { SearchBox } from '../ui/search-box.tsx';
import { Select } from '../ui/select.tsx';
import { CategorySelect } from './category-select.tsx';
import { hasFilters, productSorts, type ProductFilter } from './product-filter.ts';
import { PriceRange } from './price-range.tsx';

interface ProductToolbarProps {
  filter: ProductFilter;
  onChange: (filter: ProductFilter) => void;
}

/** Search, sort and filters of the product list. */
export function ProductToolbar({ filter, onChange }: ProductToolbarProps) {
  return (
    <search className="mt-6 mb-8 flex flex-wrap gap-3 sm:mt-8">
      <SearchBox
        label="Search products"
        placeholder="Search products"
        q={filter.q ?? ''}
        onSearch={(q) => onChange({ ...filter, q: q === '' ? undefined : q })}
      />
      <CategorySelect
        category={filter.category}
        onChange={(category) => onChange({ ...filter, category })}
      />
      <SortSelect filter={filter} onChange={onChange} />
      <InStockFilter filter={filter} onChange={onChange} />
      <div className="flex items-center gap-2">
        <PriceRange
          min={filter.min}
          max={filter.max}
          onChange={(range) => onChange({ ...filter, ...range })}
        />
        <ClearFilters filter={filter} onChange={onChange} />
      </div>
    </search>
  );
}

function SortSelect({ filter, onChange }: ProductToolbarProps) {
  return (
    <Select
      label="Sort products"
      value={filter.sort ?? ''}
      onChange={(event) =>
        onChange({ ...filter, sort: productSorts.find((known) => known === event.target.value) })
      }
    >
      <option value="">Newest</option>
      <option value="price">Price: low to high</option>
      <option value="-price">Price: high to low</option>
      <option value="name">Name: A–Z</option>
    </Select>
  );
}

function InStockFilter({ filter, onChange }: ProductToolbarProps) {
  return (
    <label className="inline-flex h-12 items-center gap-2.5 rounded-full border border-line-strong bg-raised px-4 font-medium has-checked:border-rim has-checked:bg-rim-soft has-checked:text-rim">
      <input
        type="checkbox"
        checked={filter.available === true}
        onChange={(event) =>
          onChange({ ...filter, available: event.target.checked ? true : undefined })
        }
        className="size-4.5 accent-rim"
      />
      In stock
    </label>
  );
}

/** Invisible rather than absent without filters, to avoid layout shift. */
function ClearFilters({ filter, onChange }: ProductToolbarProps) {
  return (
    <button
      type="button"
      aria-label="Clear filters"
      title="Clear filters"
      onClick={() => onChange({ q: filter.q, sort: filter.sort })}
      className={`grid size-11 place-items-center rounded-full text-ink-soft hover:bg-sunk hover:text-ink ${hasFilters(filter) ? '' : 'invisible'}`}
    >
      <FilterX aria-hidden className="size-5" />
    </button>
  );
}
