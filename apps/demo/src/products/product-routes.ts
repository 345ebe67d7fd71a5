import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../shell/root-route.ts';
import { productListQuery, productSorts, type ProductFilter } from './product-queries.ts';

const products = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  validateSearch: filterOf,
  loaderDeps: ({ search }) => search,
  // The products come while the page's code does.
  loader: ({ context, deps }) => {
    void context.queryClient.prefetchInfiniteQuery(productListQuery(deps));
  },
  component: lazyRouteComponent(() => import('./products-page.tsx'), 'ProductsPage'),
});

export const productRoutes = [products] as const;

function filterOf(search: Record<string, unknown>): ProductFilter {
  const { q } = search;
  const sort = productSorts.find((known) => known === search['sort']);
  return {
    // A search for digits comes out of the address bar as a number.
    ...((typeof q === 'string' && q !== '') || typeof q === 'number' ? { q: String(q) } : {}),
    ...(sort ? { sort } : {}),
  };
}
