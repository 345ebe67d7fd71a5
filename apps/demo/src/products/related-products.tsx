import { useQuery } from '@tanstack/react-query';
import { useListBehind } from './list-behind.ts';
import { relatedCount, relatedProductsQuery } from './product-page-queries.ts';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';
import { useStockAsItIs } from './use-stock-as-it-is.ts';

/** Others that one may want. Where they cannot be had, the page does without. */
export function RelatedProducts({ sku }: { sku: string }) {
  const { data: products, isPending } = useQuery(relatedProductsQuery(sku));
  const listBehind = useListBehind();
  useStockAsItIs(products?.map(({ id }) => id) ?? []);
  if (!isPending && (products ?? []).length === 0) return null;
  return (
    <section aria-labelledby="related" className="mt-16 border-t border-line pt-10">
      <h2 id="related" className="mb-6 text-2xl">
        From the same shelf
      </h2>
      {products ? (
        <ProductGrid
          products={products}
          headings="h3"
          listBehind={listBehind === undefined ? undefined : listBehind + 1}
        />
      ) : (
        <ProductGridSkeleton count={relatedCount} />
      )}
    </section>
  );
}
