import type { Product } from '@order-store/sdk';
import { cart, maxQuantity } from '../cart/cart.ts';
import { Button } from '../ui/button.tsx';
import { useCartToast } from './use-cart-toast.ts';

interface AddToCartButtonProps {
  product: Product;
  /** Quantity already in the cart. */
  inCart: number;
}

/** Adds one unit to the cart, limited by stock. */
export function AddToCartButton({ product, inCart }: AddToCartButtonProps) {
  const showToast = useCartToast();
  const { id, name, stockQuantity } = product;
  const left = Math.min(stockQuantity, maxQuantity) - inCart;
  const add = () => {
    cart.add(id);
    showToast(`${name} added to cart`);
  };
  return (
    <Button
      look="secondary"
      className="relative mt-3 w-full"
      disabled={left <= 0}
      aria-label={left > 0 ? `Add to cart: ${name}` : undefined}
      onClick={add}
    >
      {stockQuantity === 0 ? 'Sold out' : left <= 0 ? 'All in cart' : 'Add to cart'}
    </Button>
  );
}
