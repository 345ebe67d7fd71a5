import type { Product } from '@order-store/sdk';
import { Link } from '@tanstack/react-router';

/** The category of a product, linked to its products. */
export function Category({ product: { metadata } }: { product: Product }) {
  const { category } = metadata;
  if (typeof category !== 'string' || category === '') return null;
  return (
    <Link
      to="/back-office/products"
      search={{ category }}
      className="block text-sm text-rim underline-offset-4 hover:underline"
    >
      {category}
    </Link>
  );
}
