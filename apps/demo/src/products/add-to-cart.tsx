import type { Product } from '@order-store/sdk';
import { cart, maxQuantity } from '../cart/cart.ts';
import { Button } from '../ui/button.tsx';
import { useToldOfCart } from './use-told-of-cart.ts';

interface AddToCartProps {
  product: Product;
  /** Pieces of it that are in the cart. */
  inCart: number;
}

/** Puts one more piece in the cart, as long as there is one. */
export function AddToCart({ product, inCart }: AddToCartProps) {
  const tell = useToldOfCart();
  const { id, name, stockQuantity } = product;
  const left = Math.min(stockQuantity, maxQuantity) - inCart;
  const add = () => {
    cart.add(id);
    tell(`${name} is in your cart`);
  };
  return (
    <Button
      look="secondary"
      className="relative mt-3 w-full"
      disabled={left <= 0}
      aria-label={left > 0 ? `Add to cart: ${name}` : undefined}
      onClick={add}
    >
      {stockQuantity === 0 ? 'Sold out' : left <= 0 ? 'All in your cart' : 'Add to cart'}
    </Button>
  );
}
