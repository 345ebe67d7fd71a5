import { isStoreError, type Product } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ProductArt } from '../../../art/product-art.tsx';
import { buttonStyle } from '../../../ui/button.tsx';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Page } from '../../../ui/page.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { BackLink } from '../../layout/back-link.tsx';
import { productQuery } from '../catalog-queries.ts';
import { ArchivedBadge } from '../archived-badge.tsx';
import { StockCard } from '../stock/stock-card.tsx';
import { StockHistory } from '../stock/stock-history.tsx';
import { ArchiveProduct } from './archive-product.tsx';
import { Buyers } from './buyers.tsx';
import { DeleteProduct } from './delete-product.tsx';
import { EditProduct } from './edit-product.tsx';
import { PurchaseLimit } from './purchase-limit.tsx';

const route = getRouteApi('/back-office/products/$productId');

/** Product details, stock and stock history. */
export function ProductPage() {
  const { productId } = route.useParams();
  const { data, error, refetch } = useQuery(productQuery(productId));
  return (
    <Page
      title={data?.name ?? 'Product'}
      width="wide"
      above={<BackLink to="/back-office/products">All products</BackLink>}
      bare={data !== undefined}
    >
      {data ? (
        // The key resets the form when the product changes.
        <ProductDetails key={data.id} product={data} />
      ) : isStoreError(error, 'PRODUCT_NOT_FOUND') || isStoreError(error, 'VALIDATION_FAILED') ? (
        <EmptyState title="Product not found" art="JAR-00-OAT">
          <p>It may have been deleted, or the link may be wrong.</p>
          <Link to="/back-office/products" className={buttonStyle()}>
            Back to products
          </Link>
        </EmptyState>
      ) : error ? (
        <ErrorState error={error} onRetry={refetch} />
      ) : (
        <Skeleton label="Loading product" className="h-[36rem]" />
      )}
    </Page>
  );
}

function ProductDetails({ product }: { product: Product }) {
  const { id, name, sku, archivedAt } = product;
  return (
    <>
      <div className="mb-6 flex flex-wrap items-center gap-4">
        <ProductArt sku={sku} className="size-16 shrink-0 rounded-md sm:size-20" />
        <div className="min-w-0 grow basis-60">
          <h1 data-page-heading tabIndex={-1} className="text-3xl wrap-anywhere sm:text-4xl">
            {name}
          </h1>
          <p className="mt-1 flex flex-wrap items-center gap-3 text-ink-soft">
            {sku}
            {archivedAt !== null && <ArchivedBadge />}
          </p>
        </div>
        <ArchiveProduct product={product} />
        <DeleteProduct product={product} />
      </div>
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <EditProduct product={product} />
        <div className="grid grid-cols-1 gap-6">
          <StockCard product={product} />
          <PurchaseLimit product={product} />
        </div>
      </div>
      <Buyers productId={id} />
      <StockHistory productId={id} />
    </>
  );
}
