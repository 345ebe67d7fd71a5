import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** The way to a product's page for staff. */
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
