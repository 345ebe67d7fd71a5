import type { Product } from '@order-store/sdk';
import { quantityOf, useCart } from '@order-store/sdk/react';
import { ProductArt } from '../art/product-art.tsx';
import { cart } from '../cart/cart.ts';
import { Money } from '../ui/money.tsx';
import { AddToCart } from './add-to-cart.tsx';
import { stockState, type StockState } from './stock-state.ts';

/** A product on the shelf. */
export function ProductCard({ product }: { product: Product }) {
  const inCart = quantityOf(useCart(cart), product.id);
  const soldOut = product.stockQuantity === 0;
  return (
    <article className="flex w-full flex-col">
      <div className="relative">
        <ProductArt
          sku={product.sku}
          className={`aspect-square w-full rounded-lg ${soldOut ? 'opacity-50 grayscale-50' : ''}`}
        />
        {inCart > 0 && (
          <p className="absolute top-3 left-3 rounded-full bg-raised px-3 py-1 text-xs font-semibold text-rim shadow-sm">
            {inCart} in your cart
          </p>
        )}
      </div>
      <h2 className="mt-3.5 text-[1.0625rem] leading-snug break-words">{product.name}</h2>
      <p className="mt-1 mb-3 line-clamp-2 text-sm text-ink-soft">{product.description}</p>
      <div className="mt-auto">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <Money amount={product.price} className="text-lg font-semibold" />
          <Stock state={stockState(product)} />
        </div>
        <AddToCart product={product} inCart={inCart} />
      </div>
    </article>
  );
}

function Stock({ state }: { state: StockState }) {
  return (
    <p className={`inline-flex items-center gap-1.5 text-sm font-medium ${tones[state.tone]}`}>
      <span aria-hidden className="size-2 rounded-full bg-current" />
      {state.text}
    </p>
  );
}

const tones = { good: 'text-good', warn: 'text-warn', bad: 'text-bad' } as const;
