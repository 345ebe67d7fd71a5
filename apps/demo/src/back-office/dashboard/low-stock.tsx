import { useQuery } from '@tanstack/react-query';
import { ProductArt } from '../../art/product-art.tsx';
import { Card } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ProductLink } from '../products/product-link.tsx';
import { lowStockQuery } from './report-queries.ts';

/** Products with low stock, lowest first. */
export function LowStock() {
  const { data, error } = useQuery(lowStockQuery);
  const products = data?.items;
  return (
    <Card title="Low stock">
      {error && !products && <Notice tone="bad" error={error} />}
      {!error && !products && <Skeleton label="Loading stock" className="h-52" />}
      {products?.length === 0 && (
        <p className="text-ink-soft">All products have more than 10 in stock.</p>
      )}
      {products && products.length > 0 && (
        <ul className="divide-y divide-line">
          {products.map(({ id, sku, name, stockQuantity }) => (
            <li key={id} className="flex items-center gap-3 py-2">
              <ProductArt sku={sku} className="size-9 shrink-0 rounded-md" />
              <span className="grow wrap-anywhere">
                <ProductLink id={id}>{name}</ProductLink>
              </span>
              <span
                className={`shrink-0 rounded-full px-3 py-0.5 text-sm font-semibold tabular-nums ${stockQuantity === 0 ? 'bg-bad-soft text-bad' : 'bg-warn-soft text-warn'}`}
              >
                {stockQuantity === 0 ? 'Sold out' : `${stockQuantity} left`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
