import { CategorySelect } from '../../../products/category-select.tsx';
import { PriceRange } from '../../../products/price-range.tsx';
import { productSorts } from '../../../products/product-filter.ts';
import { SearchBox } from '../../../ui/search-box.tsx';
import { Select } from '../../../ui/select.tsx';
import { refine, type CatalogFilter } from './catalog-filter.ts';

interface ProductsToolbarProps {
  filter: CatalogFilter;
  onChange: (filter: CatalogFilter) => void;
}

/** Search, filters, sort order and price range. */
export function ProductsToolbar({ filter, onChange }: ProductsToolbarProps) {
  return (
    <search className="mb-6 flex flex-wrap gap-3">
      <SearchBox
        label="Search products"
        placeholder="Name, SKU or description"
        q={filter.q ?? ''}
        onSearch={(q) => onChange(refine(filter, { q: q === '' ? undefined : q }))}
      />
      <CategorySelect
        category={filter.category}
        includeArchived={filter.archived}
        onChange={(category) => onChange(refine(filter, { category }))}
      />
      <Select
        label="Stock"
        value={filter.stock ?? ''}
        onChange={({ target: { value } }) =>
          onChange(refine(filter, { stock: value === 'in' || value === 'out' ? value : undefined }))
        }
      >
        <option value="">All products</option>
        <option value="in">In stock</option>
        <option value="out">Sold out</option>
      </Select>
      <Select
        label="Archived products"
        value={filter.archived ? 'shown' : ''}
        onChange={({ target: { value } }) =>
          onChange(refine(filter, { archived: value === 'shown' || undefined }))
        }
      >
        <option value="">For sale</option>
        <option value="shown">For sale and archived</option>
      </Select>
      <Select
        label="Sort products"
        value={filter.sort ?? ''}
        onChange={({ target: { value } }) =>
          onChange(refine(filter, { sort: productSorts.find((known) => known === value) }))
        }
      >
        <option value="">Newest first</option>
        <option value="price">Price, low to high</option>
        <option value="-price">Price, high to low</option>
        <option value="name">Name, A to Z</option>
      </Select>
      <PriceRange
        min={filter.min}
        max={filter.max}
        onChange={(range) => onChange(refine(filter, range))}
      />
    </search>
  );
}
