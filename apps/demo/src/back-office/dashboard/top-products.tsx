import { useQuery } from '@tanstack/react-query';
import { ProductArt } from '../../art/product-art.tsx';
import { Card } from '../../ui/card.tsx';
import { ShareBar } from '../../ui/chart/share-bar.tsx';
import { Money } from '../../ui/money.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { ProductLink } from '../products/product-link.tsx';
import { topProductsQuery, type ReportScope } from './report-queries.ts';

/** The products with the highest revenue: a table with bars. */
export function TopProducts({ scope }: { scope: ReportScope }) {
  const { data: products, error } = useQuery(topProductsQuery(scope));
  const most = Math.max(1, ...(products ?? []).map(({ revenue }) => Number(revenue)));
  return (
    <Card title="Top products">
      {error && !products && <Notice tone="bad" error={error} />}
      {!error && !products && <Skeleton label="Loading products" className="h-96" />}
      {products?.length === 0 && <p className="text-ink-soft">No sales in this period.</p>}
      {products && products.length > 0 && (
        <table className="w-full text-left">
          <thead className="sr-only">
            <tr>
              <th scope="col">Product</th>
              <th scope="col">Units sold</th>
              <th scope="col">Revenue</th>
            </tr>
          </thead>
          <tbody className="divide-y divide-line">
            {products.map(({ productId, sku, name, quantity, revenue }) => (
              <tr key={productId}>
                <th scope="row" className="w-full py-2.5 font-normal">
                  <span className="flex items-center gap-3">
                    <ProductArt sku={sku} className="size-9 shrink-0 rounded-md sm:size-12" />
                    <span className="grid grow gap-1.5">
                      <span className="wrap-anywhere">
                        <ProductLink id={productId}>{name}</ProductLink>
                      </span>
                      <ShareBar share={Number(revenue) / most} />
                    </span>
                  </span>
                </th>
                <td className="px-2 text-right sm:px-4 whitespace-nowrap text-ink-soft tabular-nums">
                  {quantity} ×
                </td>
                <td className="text-right font-semibold">
                  <Money amount={revenue} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Card>
  );
}
