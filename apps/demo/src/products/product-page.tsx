import { isStoreError, type Product } from '@order-store/sdk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { ProductPicture } from '../art/product-picture.tsx';
import { buttonStyle } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { VatNote } from '../vat/vat-note.tsx';
import { AddToCartForm } from './add-to-cart-form.tsx';
import { useBackToList } from './back-to-list.ts';
import { categoryOf } from './category-of.ts';
import { productBySkuQuery, cachedProduct } from './product-page-queries.ts';
import { RelatedProducts } from './related-products.tsx';
import { Stock } from './stock.tsx';
import { useStockUpdates } from '../store/use-stock-updates.ts';

const route = getRouteApi('/products/$sku');

export function ProductPage() {
  const { sku } = route.useParams();
  const queryClient = useQueryClient();
  const {
    data: product,
    error,
    refetch,
  } = useQuery({
    ...productBySkuQuery(sku),
    placeholderData: () => cachedProduct(queryClient, sku),
  });

  useStockUpdates(product ? [product.id] : []);
  if (isStoreError(error, 'PRODUCT_NOT_FOUND') || isStoreError(error, 'VALIDATION_FAILED')) {
    return <ProductNotFound />;
  }
  return (
    <Page title={product?.name ?? 'Product'} width="wide" bare>
      <BackToList />
      {error && !product && <ErrorState error={error} onRetry={refetch} />}
      {!error && !product && <ProductSkeleton />}
      {product && <Details key={product.id} product={product} />}
      {(product || !error) && <RelatedProducts sku={sku} />}
    </Page>
  );
}

const columns = 'mt-4 grid gap-x-12 gap-y-6 md:grid-cols-2';
const pictureStyle = 'aspect-square max-h-[34rem] w-full rounded-lg max-md:aspect-4/3';

function Details({ product }: { product: Product }) {
  return (
    <div className={columns}>
      <ProductPicture product={product} className={pictureStyle} />
      <div className="flex flex-col items-start md:pt-4 lg:pt-10">
        <h1 data-page-heading tabIndex={-1} className="text-3xl wrap-anywhere sm:text-4xl">
          {product.name}
        </h1>
        <div className="mt-4 flex flex-wrap items-baseline gap-x-5 gap-y-1">
          <span className="flex flex-wrap items-baseline gap-x-2">
            <Money amount={product.price} className="text-2xl font-semibold" />
            <VatNote product={product} />
          </span>
          <Stock product={product} />
        </div>
        <p className="mt-5 max-w-[52ch] text-lg text-pretty whitespace-pre-line text-ink-soft">
          {product.description}
        </p>
        <AddToCartForm product={product} />
        <Facts product={product} />
      </div>
    </div>
  );
}

function Facts({ product }: { product: Product }) {
  const category = categoryOf(product);
  return (
    <dl className="mt-8 flex flex-wrap gap-x-8 gap-y-1 self-stretch border-t border-line pt-4 text-sm text-ink-soft">
      <div className="flex gap-2">
        <dt>SKU</dt>
        <dd className="font-medium break-all text-ink tabular-nums">{product.sku}</dd>
      </div>
      {category !== undefined && (
        <div className="flex gap-2">
          <dt>Category</dt>
          <dd className="font-medium wrap-anywhere">
            <Link to="/" search={{ category }} className="text-rim underline underline-offset-4">
              {category}
            </Link>
          </dd>
        </div>
      )}
    </dl>
  );
}

function BackToList() {
  const back = useBackToList();
  return (
    <Link
      to="/"
      onClick={(event) => {
        // Go back in history to restore the list and its scroll position.
        if (!back || event.metaKey || event.ctrlKey || event.shiftKey) return;
        event.preventDefault();
        back();
      }}
      className="-ml-2 inline-flex min-h-11 items-center gap-2 rounded-md px-2 font-medium text-ink-soft hover:text-rim"
    >
      <ArrowLeft aria-hidden className="size-5" />
      Back to shop
    </Link>
  );
}

function ProductSkeleton() {
  return (
    <div className={columns}>
      <Skeleton label="Loading product" className={pictureStyle} />
      <div className="grid content-start gap-5 md:pt-4 lg:pt-10">
        <Skeleton className="h-10 w-4/5" />
        <Skeleton className="h-8 w-40" />
        <Skeleton className="h-20" />
        <Skeleton className="h-12 w-72" />
      </div>
    </div>
  );
}

function ProductNotFound() {
  return (
    <Page title="Product not found">
      <EmptyState title="Product not found" art="BSK-00-OAK">
        <p>It may no longer be available, or the link may be wrong.</p>
        <Link to="/" className={buttonStyle()}>
          Go to shop
        </Link>
      </EmptyState>
    </Page>
  );
}
