import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { backOfficeRoute } from '../layout/back-office-route.ts';
import { catalogPageQuery, productQuery } from './catalog-queries.ts';
import { parseCatalogFilter } from './list/catalog-filter.ts';
import { parseStockSearch } from './stock-report/stock-search.ts';

const products = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: '/products',
  validateSearch: parseCatalogFilter,
  loaderDeps: ({ search }) => search,
  loader: ({ context, deps }) => {
    void context.queryClient.prefetchQuery(catalogPageQuery(deps));
  },
  component: lazyRouteComponent(() => import('./list/products-page.tsx'), 'ProductsPage'),
});

const newProduct = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: '/products/new',
  component: lazyRouteComponent(() => import('./edit/new-product-page.tsx'), 'NewProductPage'),
});

const importProducts = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: '/products/import',
  component: lazyRouteComponent(() => import('./import/import-page.tsx'), 'ImportPage'),
});

const stockReport = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: '/products/stock',
  validateSearch: parseStockSearch,
  component: lazyRouteComponent(
    () => import('./stock-report/stock-report-page.tsx'),
    'StockReportPage',
  ),
});

const product = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: '/products/$productId',
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(productQuery(params.productId));
  },
  component: lazyRouteComponent(() => import('./edit/product-page.tsx'), 'ProductPage'),
});

export const productsRoutes = [products, newProduct, importProducts, stockReport, product] as const;
