import type { Page as ListPage, Product } from '@order-store/sdk';
import {
  useInfiniteQuery,
  type InfiniteData,
  type UseInfiniteQueryResult,
} from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { Button } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Page } from '../ui/page.tsx';
import { ProductGrid, ProductGridSkeleton } from './product-grid.tsx';
import { isNarrowed, type ProductFilter } from './product-filter.ts';
import { productListQuery } from './product-queries.ts';
import { ProductToolbar } from './product-toolbar.tsx';
import { ShopWindow } from './shop-window.tsx';
import { useStockAsItIs } from './use-stock-as-it-is.ts';

const route = getRouteApi('/');

export function ProductsPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(productListQuery(filter));
  const change = (next: ProductFilter) => void navigate({ search: next, replace: true });

  return (
    <Page title="Kitchen and home" width="wide" bare>
      <ShopWindow />
      <ProductToolbar filter={filter} onChange={change} />
      {list.isPending && <ProductGridSkeleton />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={list.refetch} />}
      {list.data && (
        <Results
          list={list}
          products={list.data.pages.flatMap(({ items }) => items)}
          filter={filter}
          onClear={() => change({})}
        />
      )}
    </Page>
  );
}

interface ResultsProps {
  list: UseInfiniteQueryResult<InfiniteData<ListPage<Product>>>;
  products: readonly Product[];
  filter: ProductFilter;
  onClear: () => void;
}

function Results({ list, products, filter, onClear }: ResultsProps) {
  useStockAsItIs(products.map(({ id }) => id));
  const count = `${products.length}${list.hasNextPage ? ' or more' : ''} products`;
  if (products.length === 0) return <NothingFound filter={filter} onClear={onClear} />;
  return (
    <div aria-busy={list.isPlaceholderData} className={list.isPlaceholderData ? 'opacity-60' : ''}>
      <output className="sr-only">{list.isPlaceholderData ? 'Searching' : count}</output>
      <ProductGrid products={products} headings="h2" listBehind={1} />
      <LoadMore list={list} label="Show more products" />
    </div>
  );
}

function NothingFound({ filter, onClear }: Pick<ResultsProps, 'filter' | 'onClear'>) {
  return (
    <EmptyState
      title={isNarrowed(filter) ? 'Nothing on the shelf fits' : 'Nothing on the shelf by that name'}
      art="JAR-00-OAT"
    >
      <p>
        {isNarrowed(filter)
          ? 'Look wider: take a filter away.'
          : 'Try a shorter word, such as “mug” or “linen”.'}
      </p>
      {(filter.q !== undefined || isNarrowed(filter)) && (
        <Button onClick={onClear}>Show everything</Button>
      )}
    </EmptyState>
  );
}
