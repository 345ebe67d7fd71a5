import type { Product } from '@order-store/sdk';
import { ProductPicture } from '../../../art/product-picture.tsx';
import { useStockUpdates } from '../../../store/use-stock-updates.ts';
import type { Column } from '../../../ui/data-table/column.ts';
import { DataTable } from '../../../ui/data-table/data-table.tsx';
import { DateTime } from '../../../ui/date-time.tsx';
import { Money } from '../../../ui/money.tsx';
import type { Selection } from '../../../ui/data-table/use-selection.ts';
import { ArchivedBadge } from '../archived-badge.tsx';
import { Category } from './category.tsx';
import { ProductLink } from '../product-link.tsx';
import { StockLevel } from '../stock/stock-level.tsx';

/** Table of products with live stock. */
export function ProductTable({ products, selection }: ProductTableProps) {
  useStockUpdates(products.map(({ id }) => id));
  return (
    <DataTable
      label="Products"
      columns={columns}
      rows={products}
      keyOf={({ id }) => id}
      selection={selection}
      nameOf={({ name }) => name}
    />
  );
}

interface ProductTableProps {
  products: readonly Product[];
  selection: Selection;
}

const columns: readonly Column<Product>[] = [
  {
    header: 'Product',
    opensRow: true,
    narrow: 'title',
    cell: (product) => (
      <span className="flex items-center gap-3">
        <ProductPicture product={product} className="size-11 shrink-0 rounded-md" />
        <span className="min-w-0">
          <ProductLink id={product.id}>{product.name}</ProductLink>
          <span className="flex flex-wrap gap-x-2.5 text-sm text-ink-soft">
            {product.sku}
            <Category product={product} />
          </span>
          {product.archivedAt !== null && <ArchivedBadge />}
        </span>
      </span>
    ),
  },
  {
    header: 'Price',
    align: 'end',
    narrow: 'aside',
    className: 'whitespace-nowrap',
    cell: ({ price }) => <Money amount={price} />,
  },
  {
    header: 'Stock',
    align: 'end',
    cell: ({ stockQuantity }) => <StockLevel quantity={stockQuantity} />,
  },
  {
    header: 'Last updated',
    align: 'end',
    className: 'whitespace-nowrap text-ink-soft',
    cell: ({ updatedAt }) => <DateTime at={updatedAt} />,
  },
];
