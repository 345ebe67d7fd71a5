import type { Product } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { productsKey } from '../../products/product-queries.ts';
import { productQuery } from './catalog-queries.ts';

/** Mutation that changes a product and refreshes all product queries. */
export function useProductChange<Input>(
  change: (input: Input) => Promise<Product>,
  onChanged: (product: Product) => void,
) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (input: Input) => change(input),
    onSuccess: (product) => {
      queryClient.setQueryData(productQuery(product.id).queryKey, product);
      void queryClient.invalidateQueries({ queryKey: productsKey });
      onChanged(product);
    },
  });
}
