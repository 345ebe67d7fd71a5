import { isStoreError, type Product } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { productsKey } from '../../../products/product-queries.ts';
import { store } from '../../../store/store.ts';
import { ConfirmButton } from '../../../ui/confirm-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { productQuery } from '../catalog-queries.ts';

/** Deletes a product for good, which works as long as nobody ordered it. */
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
        yes="Delete it"
        no="Keep it"
        onYes={() => remove.mutate()}
      >
        <p>It leaves the shop with the history of its stock. This cannot be taken back.</p>
      </ConfirmButton>
      {isStoreError(remove.error, 'IN_USE') ? (
        <Notice tone="bad" className="basis-full">
          <p>
            It has been ordered, and orders keep their products. To sell no more of it, bring its
            stock to 0.
          </p>
        </Notice>
      ) : (
        remove.error && <Notice tone="bad" className="basis-full" error={remove.error} />
      )}
    </>
  );
}
