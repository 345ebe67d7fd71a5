import { colourwayOf } from './colourway.ts';
import { motifOf } from './motifs/index.ts';

/**
 * The drawn picture of a product, the same for the same SKU wherever it is shown. It says nothing
 * that the name beside it does not, so it is hidden from screen readers.
 */
export function ProductArt({ sku, className }: { sku: string; className?: string }) {
  const colours = colourwayOf(sku);
  return (
    <svg
      viewBox="0 0 200 200"
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      className={className}
      style={{ background: colours.ground }}
    >
      <path d="M-200 158h600v200h-600z" fill="#0b1430" opacity="0.06" />
      <ellipse cx="100" cy="160" rx="62" ry="5" fill="#0b1430" opacity="0.14" />
      {motifOf(sku)(colours)}
    </svg>
  );
}
