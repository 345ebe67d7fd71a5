import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { backOfficeRoute } from '../layout/back-office-route.ts';
import { customerQuery } from './customer-queries.ts';

/** The search of the customer list, kept in the URL. */
interface CustomersSearch {
  q?: string;
}

const customers = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'customers',
  validateSearch: (search: Record<string, unknown>): CustomersSearch => {
    // The router parses digits as a number.
    const q = ['string', 'number'].includes(typeof search['q']) ? String(search['q']) : '';
    return q === '' ? {} : { q };
  },
  component: lazyRouteComponent(() => import('./customers-page.tsx'), 'CustomersPage'),
});

const newCustomer = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'customers/new',
  component: lazyRouteComponent(() => import('./new-customer-page.tsx'), 'NewCustomerPage'),
});

const customer = createRoute({
  getParentRoute: () => backOfficeRoute,
  path: 'customers/$id',
  loader: ({ context, params }) => {
    void context.queryClient.prefetchQuery(customerQuery(params.id));
  },
  component: lazyRouteComponent(() => import('./customer-page.tsx'), 'CustomerPage'),
});

export const customersRoutes = [customers, newCustomer, customer] as const;
