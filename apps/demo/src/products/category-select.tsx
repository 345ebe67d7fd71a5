import type { Category } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { Select } from '../ui/select.tsx';
import { categoriesQuery } from './product-queries.ts';

interface CategorySelectProps {
  category: string | undefined;
  includeArchived?: true | undefined;
  onChange: (category: string | undefined) => void;
}

/** Filters by category, if products have one. */
export function CategorySelect({ category, includeArchived, onChange }: CategorySelectProps) {
  const { data, isPending } = useQuery(categoriesQuery(includeArchived));
  const categories = data?.items ?? [];
  // While they load, it has the size that it will have.
  if (!isPending && categories.length === 0 && category === undefined) return null;
  return (
    <Select
      label="Category"
      width="fixed"
      value={category ?? ''}
      onChange={({ target: { value } }) => onChange(value === '' ? undefined : value)}
    >
      <option value="">All categories</option>
      {/* One of a link that no product has any more, or that is beyond the list. */}
      {category !== undefined && !categories.some(({ name }) => name === category) && (
        <option value={category}>{category}</option>
      )}
      {categories.map(({ name, products }) => (
        <option key={name} value={name}>
          {name} ({formatCount(products)})
        </option>
      ))}
    </Select>
  );
}

function formatCount(products: Category['products']): string {
  return products === 100 ? '100+' : String(products);
}
