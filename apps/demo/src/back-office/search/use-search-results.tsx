import type { OrderSummary, Product, User } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { statusNames } from '../../orders/order-status.ts';
import { queries } from '../../store/store.ts';
import { DateTime } from '../../ui/date-time.tsx';
import { Money } from '../../ui/money.tsx';
import { CustomerName } from '../customers/customer-name.tsx';
import { searchPages } from './search-pages.ts';
import { groupOf, resultLimit, type SearchGroup, type SearchResult } from './search-result.ts';

interface SearchResults {
  readonly groups: readonly SearchGroup[];
  readonly isLoading: boolean;
  /** Why a part of the results is missing. */
  readonly error: Error | null;
}

/** Orders, customers, products and pages that match a text; without a text all pages. */
export function useSearchResults(q: string): SearchResults {
  // One more than is shown, to see whether there are more.
  const input = { search: q, limit: resultLimit + 1 };
  const enabled = q !== '';
  const orders = useQuery({ ...queries.orders.list.queryOptions(input), enabled });
  const customers = useQuery({ ...queries.users.list.queryOptions(input), enabled });
  const products = useQuery({
    ...queries.products.list.queryOptions({ ...input, includeArchived: true }),
    enabled,
  });
  const all = [orders, customers, products];
  const query = `q=${encodeURIComponent(JSON.stringify(q))}`;
  return {
    groups: [
      groupOf('Orders', resultsOf(orders.data, orderResult), `/back-office/orders?${query}`),
      groupOf(
        'Customers',
        resultsOf(customers.data, customerResult),
        `/back-office/customers?${query}`,
      ),
      groupOf(
        'Products',
        resultsOf(products.data, productResult),
        `/back-office/products?${query}&archived=true`,
      ),
      pagesGroup(q),
    ].filter((group) => group !== undefined),
    isLoading: all.some((part) => part.isLoading),
    error: all.find((part) => part.error !== null)?.error ?? null,
  };
}

function resultsOf<Item>(
  list: { readonly items: readonly Item[] } | undefined,
  resultOf: (item: Item) => SearchResult,
): readonly SearchResult[] {
  return list?.items.map(resultOf) ?? [];
}

function orderResult({
  orderNumber,
  userId,
  status,
  grandTotal,
  createdAt,
}: OrderSummary): SearchResult {
  return {
    label: orderNumber,
    detail: (
      <>
        <CustomerName id={userId} />, {statusNames[status].toLowerCase()},{' '}
        <Money amount={grandTotal} />, <DateTime at={createdAt} dateOnly />
      </>
    ),
    href: `/back-office/orders/${encodeURIComponent(orderNumber)}`,
  };
}

function customerResult({ id, name, email }: User): SearchResult {
  return { label: name, detail: email, href: `/back-office/customers/${id}` };
}

function productResult({ id, name, sku, archivedAt }: Product): SearchResult {
  return {
    label: name,
    detail: archivedAt === null ? sku : `${sku}, archived`,
    href: `/back-office/products/${id}`,
  };
}

function pagesGroup(q: string): SearchGroup | undefined {
  const items = searchPages(q);
  return items.length === 0 ? undefined : { value: 'Pages', items };
}
