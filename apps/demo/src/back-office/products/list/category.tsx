import type { Product } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';
import { categoryOf } from '../../../products/category-of.ts';

/** The category of a product, linked to its products. */
export function Category({ product }: { product: Product }) {
  const category = categoryOf(product);
  if (category === undefined) return null;
  return (
    <Link
      to="/back-office/products"
      search={{ category }}
      className="text-rim underline-offset-4 hover:underline"
    >
      {category}
    </Link>
  );
}
