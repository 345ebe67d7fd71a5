import { isStoreError } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { productQuery } from '../products/catalog-queries.ts';
import { ProductLink } from '../products/product-link.tsx';

/** Link to a product by its id; loads the name. */
export function ProductName({ id }: { id: string }) {
  const { data, error } = useQuery({ ...productQuery(id), staleTime: 300_000 });
  if (isStoreError(error, 'PRODUCT_NOT_FOUND')) return 'Deleted product';
  return data ? <ProductLink id={id}>{data.name}</ProductLink> : '…';
}
