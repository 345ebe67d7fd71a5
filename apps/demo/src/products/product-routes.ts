import { createRoute } from '@tanstack/react-router';
import { lazyView } from '../routing/lazy-view.ts';
import { rootRoute } from '../routing/root-route.ts';
import { parseFilter } from './product-filter.ts';
import { productBySkuQuery } from './product-page-queries.ts';
import { productListQuery } from './product-queries.ts';
import { ProductsPage } from './products-page.tsx';

const products = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: parseFilter,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(productListQuery(deps));
  },
  // Not lazy: most visitors open this page first, and one bundle is smaller and faster than two.
  component: ProductsPage,
});

const product = createRoute({
  getParentRoute: () => rootRoute,
  path: '/products/$sku',
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(productBySkuQuery(params.sku));
  },
  component: lazyView(() => import('./product-page.tsx'), 'ProductPage'),
});

export const productRoutes = [products, product] as const;
