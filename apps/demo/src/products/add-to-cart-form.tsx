import type { Product } from '@order-store/sdk';
import { quantityOf, useCart } from '@order-store/sdk/react';
import { Link } from '@tanstack/react-router';
import { ShoppingBag } from 'lucide-react';
import { useState } from 'react';
import { cart, maxQuantity } from '../cart/cart.ts';
import { Button } from '../ui/button.tsx';
import { QuantityStepper } from '../ui/quantity-stepper.tsx';
import { useAddToCart } from './use-add-to-cart.ts';

/** Adds a chosen quantity to the cart, limited by stock and the purchase limit. */
export function AddToCartForm({ product }: { product: Product }) {
  const { id, name, stockQuantity, purchaseLimit } = product;
  const [selected, setSelected] = useState(1);
  const add = useAddToCart();
  const inCart = quantityOf(useCart(cart), id);
  const most = Math.min(stockQuantity, purchaseLimit ?? maxQuantity, maxQuantity);
  const left = Math.max(0, most - inCart);
  // Stock may drop after the quantity was chosen.
  const quantity = Math.max(1, Math.min(selected, left));

  return (
    <div className="mt-8">
      <div className="flex flex-wrap items-center gap-3">
        <QuantityStepper
          label={name}
          quantity={quantity}
          max={Math.max(1, left)}
          onChange={setSelected}
        />
        <Button
          disabled={left === 0}
          onClick={() => {
            add(product, quantity);
            setSelected(1);
          }}
        >
          <ShoppingBag aria-hidden className="size-5" />
          {stockQuantity === 0 ? 'Sold out' : left === 0 ? 'All in cart' : 'Add to cart'}
        </Button>
      </div>
      <p className="mt-3 min-h-6 text-sm text-ink-soft">
        {purchaseLimit !== null && <>Limit {purchaseLimit} per customer. </>}
        {inCart > 0 && (
          <>
            {inCart} in your cart.{' '}
            <Link to="/cart" className="font-semibold text-rim underline underline-offset-4">
              View cart
            </Link>
          </>
        )}
      </p>
    </div>
  );
}
