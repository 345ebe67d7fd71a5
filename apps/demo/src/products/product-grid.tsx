import type { Product } from '@order-store/sdk';
import { Skeleton } from '../ui/skeleton.tsx';
import { ProductCard } from './product-card.tsx';

const columns =
  'grid grid-cols-2 gap-x-4 gap-y-9 sm:gap-x-6 md:grid-cols-3 lg:grid-cols-4 xl:gap-x-7';

interface ProductGridProps {
  products: readonly Product[];
  /** Heading level of the product names. */
  headings: 'h2' | 'h3';
  /** History steps from a product page back to the product list; undefined if it was not opened from there. */
  stepsFromList: number | undefined;
}

export function ProductGrid({ products, headings, stepsFromList }: ProductGridProps) {
  return (
    <ul className={columns}>
      {products.map((product) => (
        <li key={product.id} className="flex">
          <ProductCard product={product} heading={headings} stepsFromList={stepsFromList} />
        </li>
      ))}
    </ul>
  );
}

/** Placeholder of the same size as the grid, to avoid layout shift. */
export function ProductGridSkeleton({ count = 8 }: { count?: number }) {
  return (
    <>
      <output className="sr-only">Loading products</output>
      <ul aria-hidden className={columns}>
        {Array.from({ length: count }, (_, index) => (
          <li key={index} className="grid gap-3">
            <Skeleton className="aspect-square" />
            <Skeleton className="h-6 w-3/4" />
            <Skeleton className="h-10" />
            <Skeleton className="h-11" />
          </li>
        ))}
      </ul>
    </>
  );
}
