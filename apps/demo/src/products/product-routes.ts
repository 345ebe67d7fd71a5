import { createRoute } from '@tanstack/react-router';
import { lazyView } from '../shell/lazy-view.ts';
import { rootRoute } from '../shell/root-route.ts';
import { filterOf } from './product-filter.ts';
import { productBySkuQuery } from './product-page-queries.ts';
import { productListQuery } from './product-queries.ts';
import { ProductsPage } from './products-page.tsx';

const products = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: filterOf,
  loaderDeps: ({ search }) => search,
  // The products come while the page's code does.
  loader: ({ context, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(productListQuery(deps));
  },
  // Not lazily: it is what most people open first, and in one piece with the rest it comes sooner and smaller.
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
