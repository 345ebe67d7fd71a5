import type { Product } from '@order-store/sdk';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { toBulkFilter } from '../catalog-queries.ts';
import { formatCount, formatProducts } from '../format.ts';
import type { CatalogFilter } from '../list/catalog-filter.ts';
import { BulkEditDialog } from './bulk-edit-dialog.tsx';

interface BulkEditBarProps {
  /** The selected products of the page. */
  products: readonly Product[];
  /** Whether these are all of the page. */
  isWholePage: boolean;
  filter: CatalogFilter;
  /** The number of products that match the filter. */
  total: number;
  onClear: () => void;
}

/** As many as the API changes at once. */
const maxProducts = 5000;

/** Actions for the selected products, or for all that match the filter. Remount it when the selection changes. */
export function BulkEditBar({ products, isWholePage, filter, total, onClear }: BulkEditBarProps) {
  const [isOpen, setOpen] = useState(false);
  const [isAll, setAll] = useState(false);
  const count = isAll ? total : products.length;
  const hasMore = isWholePage && total > products.length && total <= maxProducts;
  return (
    <section
      aria-label="Bulk edit"
      className="sticky bottom-4 z-20 mt-4 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-line-strong bg-raised px-5 py-3.5 shadow-xl"
    >
      <p className="font-semibold tabular-nums">{formatCount(count)} selected</p>
      <Button look="secondary" size="small" onClick={() => setOpen(true)}>
        Edit
      </Button>
      {hasMore && !isAll && (
        <Button look="quiet" size="small" onClick={() => setAll(true)}>
          Select all {formatProducts(total)}
        </Button>
      )}
      <Button look="quiet" size="small" onClick={onClear} className="-mr-3.5 ml-auto">
        Clear selection
      </Button>
      {isOpen && (
        <BulkEditDialog
          selection={
            isAll ? { filter: toBulkFilter(filter) } : { ids: products.map(({ id }) => id) }
          }
          count={count}
          onClose={() => setOpen(false)}
          onDone={onClear}
        />
      )}
    </section>
  );
}
