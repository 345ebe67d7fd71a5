import type { ReactNode } from 'react';
import { ProductArt } from '../art/product-art.tsx';

interface EmptyStateProps {
  title: string;
  /** Whose picture to show, as a SKU of the art. */
  art: string;
  /** What to do about it. */
  children: ReactNode;
}

/** What a view shows when there is nothing to show. */
export function EmptyState({ title, art, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center py-10 text-center">
      <ProductArt sku={art} className="size-32 rounded-full" />
      <p className="mt-6 font-display text-2xl font-semibold">{title}</p>
      <div className="mt-2 flex flex-col items-center gap-5 text-ink-soft">{children}</div>
    </div>
  );
}
