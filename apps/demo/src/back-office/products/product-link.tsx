import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** Link to a product's back-office page. */
export function ProductLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link
      to="/back-office/products/$productId"
      params={{ productId: id }}
      className="font-semibold text-rim underline-offset-4 hover:underline"
    >
      {children}
    </Link>
  );
}
