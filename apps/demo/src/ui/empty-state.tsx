import type { ReactNode } from 'react';
import { ProductArt } from '../art/product-art.tsx';

interface EmptyStateProps {
  title: string;
  /** The SKU whose illustration to show. */
  art: string;
  children: ReactNode;
}

/** Shown in place of an empty list or a missing page. */
export function EmptyState({ title, art, children }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center py-10 text-center">
      <ProductArt sku={art} className="size-32 rounded-full" />
      <p className="mt-6 font-display text-2xl font-semibold">{title}</p>
      <div className="mt-2 flex flex-col items-center gap-5 text-ink-soft">{children}</div>
    </div>
  );
}
