import type { Product } from '@order-store/sdk';
import { quantityOf, useCart } from '@order-store/sdk/react';
import { Link } from '@tanstack/react-router';
import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { cart, maxQuantity } from '../cart/cart.ts';
import { Button } from '../ui/button.tsx';
import { QuantityStepper } from '../ui/quantity-stepper.tsx';
import { useToldOfCart } from './use-told-of-cart.ts';

/** Puts so many pieces in the cart, no more than there are. */
export function AddPieces({ product }: { product: Product }) {
  const { id, name, stockQuantity } = product;
  const [chosen, setChosen] = useState(1);
  const tell = useToldOfCart();
  const inCart = quantityOf(useCart(cart), id);
  const left = Math.max(0, Math.min(stockQuantity, maxQuantity) - inCart);
  // The stock may fall while one chooses.
  const quantity = Math.max(1, Math.min(chosen, left));

  return (
    <div className="mt-8">
      <div className="flex flex-wrap items-center gap-3">
        <QuantityStepper
          label={name}
          quantity={quantity}
          max={Math.max(1, left)}
          onChange={setChosen}
        />
        <Button
          disabled={left === 0}
          onClick={() => {
            cart.add(id, quantity);
            setChosen(1);
            tell(
              quantity === 1 ? `${name} is in your cart` : `${quantity} × ${name} are in your cart`,
            );
          }}
        >
          <ShoppingBag aria-hidden className="size-5" />
          {stockQuantity === 0 ? 'Sold out' : left === 0 ? 'All in your cart' : 'Add to cart'}
        </Button>
      </div>
      <p className="mt-3 min-h-6 text-sm text-ink-soft">
        {inCart > 0 && (
          <>
            {inCart} in your cart.{' '}
            <Link to="/cart" className="font-semibold text-rim underline underline-offset-4">
              To the cart
            </Link>
          </>
        )}
      </p>
    </div>
  );
}
