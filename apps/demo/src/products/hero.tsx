import { colorwayOf } from '../art/colorway.ts';
import { tableware } from '../art/motifs/tableware.tsx';

// Only tableware, so that the first view does not load the other drawings.
const skus = ['JUG-00-MUS', 'CUP-00-TOM', 'TPT-00-WHT', 'GLS-00-SAG', 'MUG-00-TOM', 'BWL-00-WHT'];
const spacing = 158;

/** The banner of the home page. */
export function Hero() {
  return (
    <section className="grid items-end overflow-hidden rounded-lg bg-band text-on-band lg:grid-cols-[1fr_1.2fr]">
      <div className="p-6 pb-7 sm:p-10">
        <h1
          data-page-heading
          tabIndex={-1}
          className="max-w-[14ch] text-[2rem] font-bold sm:text-5xl"
        >
          Simple things, made to last.
        </h1>
        <p className="mt-3 max-w-[29rem] opacity-85 sm:mt-4 sm:text-lg">
          Kitchen and home goods from a small shop. We use everything we sell.
        </p>
      </div>
      <Illustration />
    </section>
  );
}

function Illustration() {
  const width = skus.length * spacing + 40;
  return (
    <svg
      viewBox={`0 0 ${width} 178`}
      aria-hidden
      preserveAspectRatio="xMinYMax slice"
      className="block h-24 w-full sm:h-36 lg:h-44"
    >
      {skus.map((sku, index) => (
        <g key={sku} transform={`translate(${index * spacing} 0)`}>
          {tableware[sku.slice(0, 3)]?.(colorwayOf(sku))}
        </g>
      ))}
      <rect x="-20" y="158" width={width + 2000} height="20" fill="var(--glaze-wood)" />
      <rect x="-20" y="158" width={width + 2000} height="6" fill="#ffffff" opacity="0.25" />
    </svg>
  );
}
