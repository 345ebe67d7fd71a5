import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { CalendarClock, FileDown, FileUp, Plus } from 'lucide-react';
import { Button, buttonStyle } from '../../../ui/button.tsx';
import { useSelection } from '../../../ui/data-table/use-selection.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Pager } from '../../../ui/pager.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { BulkEditBar } from '../bulk/bulk-edit-bar.tsx';
import { catalogPageQuery } from '../catalog-queries.ts';
import { formatProducts } from '../format.ts';
import type { CatalogFilter } from './catalog-filter.ts';
import { ProductTable } from './product-table.tsx';
import { ProductsToolbar } from './products-toolbar.tsx';

const route = getRouteApi('/back-office/products');

/** Searchable list of products. */
export function ProductsPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const change = (next: CatalogFilter) => void navigate({ search: next, replace: true });
  return (
    <Page title="Products" width="wide" aside={<Actions />}>
      <ProductsToolbar filter={filter} onChange={change} />
      <Products filter={filter} onClear={() => change({})} />
    </Page>
  );
}

function Actions() {
  return (
    <div className="flex flex-wrap gap-3">
      <Link to="/back-office/products/stock" className={buttonStyle({ look: 'secondary' })}>
        <CalendarClock aria-hidden className="size-5" />
        Stock by date
      </Link>
      <Link to="/back-office/products/import" className={buttonStyle({ look: 'secondary' })}>
        <FileUp aria-hidden className="size-5" />
        Import
      </Link>
      <a href="/exports/products.csv" download className={buttonStyle({ look: 'secondary' })}>
        <FileDown aria-hidden className="size-5" />
        Export
      </a>
      <Link to="/back-office/products/new" className={buttonStyle()}>
        <Plus aria-hidden className="size-5" />
        New product
      </Link>
    </div>
  );
}

function Products({ filter, onClear }: { filter: CatalogFilter; onClear: () => void }) {
  const list = useQuery(catalogPageQuery(filter));
  const selection = useSelection(JSON.stringify(filter));
  if (list.isPending) return <Skeleton label="Loading products" className="h-[40rem]" />;
  if (list.isError && !list.data) return <ErrorState error={list.error} onRetry={list.refetch} />;
  const { items, page, total, totalPages } = list.data;
  if (items.length === 0) {
    return (
      <EmptyState title="No products found" art="JAR-00-OAT">
        <p>Try removing a filter.</p>
        <Button onClick={onClear}>Clear filters</Button>
      </EmptyState>
    );
  }
  const selected = items.filter(({ id }) => selection.keys.has(id));
  return (
    <div aria-busy={list.isPlaceholderData} className={list.isPlaceholderData ? 'opacity-60' : ''}>
      <ProductTable products={items} selection={selection} />
      {selected.length > 0 && (
        <BulkEditBar
          key={selected.map(({ id }) => id).join()}
          products={selected}
          isWholePage={selected.length === items.length}
          filter={filter}
          total={total}
          onClear={() => selection.set([])}
        />
      )}
      <Pager page={page} totalPages={totalPages} count={formatProducts(total)} />
    </div>
  );
}
