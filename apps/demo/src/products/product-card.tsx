import type { Product } from '@order-store/sdk';
import { quantityOf, useCart } from '@order-store/sdk/react';
import { Link } from '@tanstack/react-router';
import { ProductPicture } from '../art/product-picture.tsx';
import { cart } from '../cart/cart.ts';
import { Money } from '../ui/money.tsx';
import { AddToCartButton } from './add-to-cart-button.tsx';
import { Stock } from './stock.tsx';

interface ProductCardProps {
  product: Product;
  /** Heading level of the product name. */
  heading: 'h2' | 'h3';
  /** History steps from the product page back to the product list. */
  stepsFromList: number | undefined;
}

/** A product in a grid. The whole card except the button links to the product page. */
export function ProductCard({ product, heading: Heading, stepsFromList }: ProductCardProps) {
  const inCart = quantityOf(useCart(cart), product.id);
  const soldOut = product.stockQuantity === 0;
  return (
    <article className="group relative flex w-full flex-col">
      <div className="relative overflow-hidden rounded-lg">
        <ProductPicture
          product={product}
          className={`aspect-square w-full transition-transform duration-300 group-hover:scale-103 ${soldOut ? 'opacity-50 grayscale-50' : ''}`}
        />
        {inCart > 0 && (
          <p className="absolute top-3 left-3 rounded-full bg-raised px-3 py-1 text-xs font-semibold text-rim shadow-sm">
            {inCart} in your cart
          </p>
        )}
      </div>
      <Heading className="mt-3.5 text-[1.0625rem] leading-snug wrap-anywhere">
        <Link
          to="/products/$sku"
          params={{ sku: product.sku }}
          state={stepsFromList === undefined ? {} : { stepsFromList }}
          className="rounded-sm decoration-2 underline-offset-4 group-hover:underline after:absolute after:inset-0 after:rounded-lg focus-visible:outline-none focus-visible:after:outline-3 focus-visible:after:outline-offset-4 focus-visible:after:outline-rim"
        >
          {product.name}
        </Link>
      </Heading>
      <p className="mt-1 mb-3 line-clamp-2 text-sm text-ink-soft">{product.description}</p>
      <div className="mt-auto">
        <div className="flex flex-col items-start sm:flex-row sm:items-baseline sm:justify-between sm:gap-x-3">
          <Money amount={product.price} className="text-lg font-semibold" />
          <Stock product={product} />
        </div>
        <AddToCartButton product={product} inCart={inCart} />
      </div>
    </article>
  );
}
