import type { Product } from '@order-store/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { cart } from '../cart/cart.ts';
import { queries } from '../store/store.ts';
import { notify } from '../ui/notify.ts';

/** Adds units of a product to the cart, and shows a toast with a link to the cart. */
export function useAddToCart(): (product: Product, quantity: number) => void {
  const queryClient = useQueryClient();
  const router = useRouter();
  return (product, quantity) => {
    const { id, name } = product;
    // So that the cart can be shown while offline too. The product is stale, since the list may be old.
    void router.preloadRoute({ to: '/cart' });
    const key = queries.products.get.queryKey({ id });
    if (!queryClient.getQueryData(key)) queryClient.setQueryData(key, product, { updatedAt: 0 });
    cart.add(id, quantity);
    notify.success(
      quantity === 1 ? `${name} added to cart` : `${quantity} × ${name} added to cart`,
      {
        id: 'cart',
        action: { label: 'View cart', onClick: () => void router.navigate({ to: '/cart' }) },
      },
    );
  };
}
