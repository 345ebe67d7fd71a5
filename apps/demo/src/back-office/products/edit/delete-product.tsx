import { isStoreError, type Product } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { productsKey } from '../../../products/product-queries.ts';
import { store } from '../../../store/store.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { productQuery } from '../catalog-queries.ts';

/** Permanently deletes a product. Products that appear in orders cannot be deleted. */
export function DeleteProduct({ product }: { product: Product }) {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const remove = useMutation({
    mutationFn: () => store.products.delete.mutate({ id: product.id }),
    onSuccess: async () => {
      await navigate({ to: '/back-office/products' });
      queryClient.removeQueries({ queryKey: productQuery(product.id).queryKey });
      await queryClient.invalidateQueries({ queryKey: productsKey });
    },
  });
  return (
    <>
      <ConfirmButton
        label="Delete"
        busy={remove.isPending}
        question={`Delete ${product.name}?`}
        yes="Delete product"
        no="Cancel"
        onYes={() => remove.mutate()}
      >
        <p>The product and its stock history will be permanently deleted.</p>
      </ConfirmButton>
      {isStoreError(remove.error, 'IN_USE') ? (
        <Notice tone="bad" className="basis-full">
          <p>Can’t delete: this product appears in orders. Archive it to stop selling it.</p>
        </Notice>
      ) : (
        remove.error && <Notice tone="bad" className="basis-full" error={remove.error} />
      )}
    </>
  );
}
