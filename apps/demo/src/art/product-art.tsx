import { lazy, Suspense } from 'react';
import { colorwayOf } from './colorway.ts';
import type Motif from './motifs/product-motif.tsx';

// Loaded in parallel to the products, so that no page waits for the drawings. Until then, only the background is shown.
const loading = import('./motifs/product-motif.tsx').catch(() => ({ default: () => null }));
const ProductMotif = lazy<typeof Motif>(() => loading);

/** The illustration of a product, drawn from its SKU. Decorative, so hidden from screen readers. */
export function ProductArt({ sku, className }: { sku: string; className?: string }) {
  const colors = colorwayOf(sku);
  return (
    <svg
      viewBox="0 0 200 200"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={className}
      style={{ background: colors.ground }}
    >
      <path d="M-200 158h600v200h-600z" fill="#0b1430" opacity="0.06" />
      <ellipse cx="100" cy="160" rx="62" ry="5" fill="#0b1430" opacity="0.14" />
      <Suspense>
        <ProductMotif sku={sku} colors={colors} />
      </Suspense>
    </svg>
  );
}
