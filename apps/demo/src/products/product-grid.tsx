import type { Product } from '@order-store/sdk';
import { ProductCard } from './product-card.tsx';
import { gridColumns } from './product-grid-skeleton.tsx';

interface ProductGridProps {
  products: readonly Product[];
  /** Heading level of the product names. */
  headings: 'h2' | 'h3';
  /** History steps from a product page back to the product list; undefined if it was not opened from there. */
  stepsFromList: number | undefined;
}

export function ProductGrid({ products, headings, stepsFromList }: ProductGridProps) {
  return (
    <ul className={gridColumns}>
      {products.map((product) => (
        <li key={product.id} className="flex">
          <ProductCard product={product} heading={headings} stepsFromList={stepsFromList} />
        </li>
      ))}
    </ul>
  );
}
