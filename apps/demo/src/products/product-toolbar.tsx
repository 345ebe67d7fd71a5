import { FilterX } from 'lucide-react';
import { SearchBox } from '../ui/search-box.tsx';
import { Select } from '../ui/select.tsx';
import { isNarrowed, productSorts, type ProductFilter } from './product-filter.ts';
import { PriceRange } from './price-range.tsx';

interface ProductToolbarProps {
  filter: ProductFilter;
  onChange: (filter: ProductFilter) => void;
}

/** Search, sort, and what narrows the list. */
export function ProductToolbar({ filter, onChange }: ProductToolbarProps) {
  return (
    <search className="mt-6 mb-8 flex flex-wrap gap-3 sm:mt-8">
      <SearchBox
        label="Search products"
        placeholder="Search the shelves"
        q={filter.q ?? ''}
        onSearch={(q) => onChange({ ...filter, q: q === '' ? undefined : q })}
      />
      <SortChoice filter={filter} onChange={onChange} />
      <AvailableChoice filter={filter} onChange={onChange} />
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

function SortChoice({ filter, onChange }: ProductToolbarProps) {
  return (
    <Select
      label="Sort products"
      value={filter.sort ?? ''}
      onChange={(event) =>
        onChange({ ...filter, sort: productSorts.find((known) => known === event.target.value) })
      }
    >
      <option value="">Newest first</option>
      <option value="price">Price, low to high</option>
      <option value="-price">Price, high to low</option>
      <option value="name">Name, A to Z</option>
    </Select>
  );
}

function AvailableChoice({ filter, onChange }: ProductToolbarProps) {
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

/** Keeps its place while there is nothing to clear, so that nothing beside it moves. */
function ClearFilters({ filter, onChange }: ProductToolbarProps) {
  return (
    <button
      type="button"
      aria-label="Clear filters"
      title="Clear filters"
      onClick={() => onChange({ q: filter.q, sort: filter.sort })}
      className={`grid size-11 place-items-center rounded-full text-ink-soft hover:bg-sunk hover:text-ink ${isNarrowed(filter) ? '' : 'invisible'}`}
    >
      <FilterX aria-hidden className="size-5" />
    </button>
  );
}
