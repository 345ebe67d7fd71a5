import { useQuery } from '@tanstack/react-query';
import { useStepsFromList } from './back-to-list.ts';
import { relatedCount, relatedProductsQuery } from './product-page-queries.ts';
import { ProductGridSkeleton } from './product-grid-skeleton.tsx';
import { ProductGrid } from './product-grid.tsx';
import { useStockUpdates } from '../store/use-stock-updates.ts';

/** Product recommendations; hidden if there are none or they fail to load. */
export function RelatedProducts({ sku }: { sku: string }) {
  const { data: products, isPending } = useQuery(relatedProductsQuery(sku));
  const stepsFromList = useStepsFromList();
  useStockUpdates(products?.map(({ id }) => id) ?? []);
  if (!isPending && (products ?? []).length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-16 border-t border-line pt-10">
      <h2 id="related" className="mb-6 text-2xl">
        You may also like
      </h2>
      {products ? (
        <ProductGrid
          products={products}
          headings="h3"
          stepsFromList={stepsFromList === undefined ? undefined : stepsFromList + 1}
        />
      ) : (
        <ProductGridSkeleton count={relatedCount} />
      )}
    </section>
  );
}
