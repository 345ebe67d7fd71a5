import { useInfiniteQuery } from '@tanstack/react-query';
import { ErrorState } from '../../../ui/error-state.tsx';
import { LoadMore } from '../../../ui/load-more.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { stockHistoryQuery } from '../catalog-queries.ts';
import { MovementTable } from './movement-table.tsx';

/** All stock movements of a product, newest first. */
export function StockHistory({ productId }: { productId: string }) {
  const list = useInfiniteQuery(stockHistoryQuery(productId));
  return (
    <section aria-labelledby="stock-history" className="mt-10">
      <h2 id="stock-history" className="mb-4 text-2xl">
        Stock history
      </h2>
      {list.isPending && <Skeleton label="Loading stock history" className="h-60" />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={list.refetch} />}
      {list.data && (
        <>
          <MovementTable movements={list.data.pages.flatMap(({ items }) => items)} />
          <LoadMore list={list} label="Load more" />
        </>
      )}
    </section>
  );
}
