import { sections } from '../layout/sections.ts';
import type { SearchResult } from './search-result.ts';

/** The pages whose name contains the words of a search, in any order. */
export function searchPages(q: string): readonly SearchResult[] {
  const words = q.toLowerCase().split(/\s+/);
  return pages.filter(({ label }) => words.every((word) => label.toLowerCase().includes(word)));
}

const pages: readonly SearchResult[] = [
  ...sections.map(({ to, label }) => ({ label, href: to })),
  { label: 'New product', href: '/back-office/products/new' },
  { label: 'Stock by date', href: '/back-office/products/stock' },
  { label: 'Import products', href: '/back-office/products/import' },
  { label: 'Add customer', href: '/back-office/customers/new' },
  { label: 'New webhook', href: '/back-office/webhooks/new' },
  { label: 'API keys', href: '/account/api-keys' },
  { label: 'Shop', href: '/' },
];
