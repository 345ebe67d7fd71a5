import type { Product } from '@order-store/sdk';
import { maxQuantity } from '../cart/cart.ts';
import { Button } from '../ui/button.tsx';
import { useAddToCart } from './use-add-to-cart.ts';

interface AddToCartButtonProps {
  product: Product;
  /** Quantity already in the cart. */
  inCart: number;
}

/** Adds one unit to the cart, limited by stock. */
export function AddToCartButton({ product, inCart }: AddToCartButtonProps) {
  const add = useAddToCart();
  const { name, stockQuantity } = product;
  const left = Math.min(stockQuantity, maxQuantity) - inCart;
  return (
    <Button
      look="secondary"
      className="relative mt-3 w-full"
      disabled={left <= 0}
      aria-label={left > 0 ? `Add to cart: ${name}` : undefined}
      onClick={() => add(product, 1)}
    >
      {stockQuantity === 0 ? 'Sold out' : left <= 0 ? 'All in cart' : 'Add to cart'}
    </Button>
  );
}
