import { useQuery } from '@tanstack/react-query';
import { Package } from 'lucide-react';
import { Picker, usePickerSearch } from '../../ui/picker.tsx';
import { saleProductQuery, saleProductsQuery } from '../sale-queries.ts';

interface ProductPickerProps {
  /** Empty for the product that is restocked for each sale. */
  productId: string;
  onChange: (productId: string) => void;
}

/** Selects the product on sale among all that are in stock. */
export function ProductPicker({ productId, onChange }: ProductPickerProps) {
  const search = usePickerSearch();
  const hasValue = productId !== '';
  const selected = useQuery({ ...saleProductQuery(productId), enabled: hasValue }).data;
  const { data: found, isError } = useQuery({
    ...saleProductsQuery(search.typed),
    enabled: search.isOpen,
  });
  return (
    <Picker
      label="Product"
      placeholder="Midnight mug (restocked for the sale)"
      icon={Package}
      searchLabel="Name or SKU"
      selected={hasValue ? selected : undefined}
      hasValue={hasValue}
      items={found?.items ?? []}
      empty={isError ? 'Couldn’t load products.' : 'No products found.'}
      detailOf={({ sku, stockQuantity }) => `${sku}, ${stockQuantity} in stock`}
      onChange={(id) => onChange(id ?? '')}
      search={search}
    />
  );
}
