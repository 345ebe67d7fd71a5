import { SearchBox } from '../ui/search-box.tsx';
import { Select } from '../ui/select.tsx';
import { productSorts, type ProductFilter } from './product-queries.ts';

interface ProductToolbarProps {
  filter: ProductFilter;
  onChange: (filter: ProductFilter) => void;
}

/** Search and sort. */
export function ProductToolbar({ filter, onChange }: ProductToolbarProps) {
  return (
    <search className="mt-6 mb-8 flex flex-wrap gap-3 sm:mt-8">
      <SearchBox
        label="Search products"
        placeholder="Search the shelves"
        q={filter.q ?? ''}
        onSearch={(q) => {
          const { q: _, ...rest } = filter;
          onChange(q === '' ? rest : { ...rest, q });
        }}
      />
      <SortChoice filter={filter} onChange={onChange} />
    </search>
  );
}

function SortChoice({ filter, onChange }: ProductToolbarProps) {
  return (
    <Select
      label="Sort products"
      value={filter.sort ?? ''}
      onChange={(event) => {
        const { sort: _, ...rest } = filter;
        const sort = productSorts.find((known) => known === event.target.value);
        onChange(sort ? { ...rest, sort } : rest);
      }}
    >
      <option value="">Newest first</option>
      <option value="price">Price, low to high</option>
      <option value="-price">Price, high to low</option>
      <option value="name">Name, A to Z</option>
    </Select>
  );
}
