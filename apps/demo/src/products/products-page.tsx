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
import { ProductGridSkeleton } from './product-grid-skeleton.tsx';
import { ProductGrid } from './product-grid.tsx';
import { hasFilters, type ProductFilter } from './product-filter.ts';
import { productListQuery } from './product-queries.ts';
import { ProductToolbar } from './product-toolbar.tsx';
import { Hero } from './hero.tsx';
import { useStockUpdates } from '../store/use-stock-updates.ts';

const route = getRouteApi('/');

export function ProductsPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const list = useInfiniteQuery(productListQuery(filter));
  const setFilter = (next: ProductFilter) => void navigate({ search: next, replace: true });

  return (
    <Page title="Kitchen and home" width="wide" bare>
      <Hero />
      <ProductToolbar filter={filter} onChange={setFilter} />
      {list.isPending && <ProductGridSkeleton />}
      {list.isError && !list.data && <ErrorState error={list.error} onRetry={list.refetch} />}
      {list.data && (
        <Results
          list={list}
          products={list.data.pages.flatMap(({ items }) => items)}
          filter={filter}
          onClear={() => setFilter({})}
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
  useStockUpdates(products.map(({ id }) => id));
  const isOne = products.length === 1 && !list.hasNextPage;
  const count = `${products.length}${list.hasNextPage ? '+' : ''} ${isOne ? 'product' : 'products'}`;
  if (products.length === 0) return <NoResults filter={filter} onClear={onClear} />;
  return (
    <div aria-busy={list.isPlaceholderData} className={list.isPlaceholderData ? 'opacity-60' : ''}>
      <output className="sr-only">{list.isPlaceholderData ? 'Searching…' : count}</output>
      <ProductGrid products={products} headings="h2" stepsFromList={1} />
      <LoadMore list={list} label="Show more products" />
    </div>
  );
}

function NoResults({ filter, onClear }: Pick<ResultsProps, 'filter' | 'onClear'>) {
  return (
    <EmptyState title="No results" art="JAR-00-OAT">
      <p>
        {hasFilters(filter)
          ? 'Try removing a filter.'
          : 'Try a different search, such as “mug” or “linen”.'}
      </p>
      {(filter.q !== undefined || hasFilters(filter)) && (
        <Button onClick={onClear}>Show all products</Button>
      )}
    </EmptyState>
  );
}
