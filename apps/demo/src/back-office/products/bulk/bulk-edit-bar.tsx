import type { Product } from '@order-store/sdk';
import { useState } from 'react';
import { Button } from '../../../ui/button.tsx';
import { BulkEditDialog } from './bulk-edit-dialog.tsx';

interface BulkEditBarProps {
  /** The selected products. */
  products: readonly Product[];
  onClear: () => void;
}

/** Actions for the selected products. */
export function BulkEditBar({ products, onClear }: BulkEditBarProps) {
  const [isOpen, setOpen] = useState(false);
  if (products.length === 0) return null;
  return (
    <section
      aria-label="Bulk edit"
      className="sticky bottom-4 z-20 mt-4 flex flex-wrap items-center gap-x-4 gap-y-3 rounded-lg border border-line-strong bg-raised px-5 py-3.5 shadow-xl"
    >
      <p className="font-semibold tabular-nums">{products.length} selected</p>
      <Button look="secondary" size="small" onClick={() => setOpen(true)}>
        Edit
      </Button>
      <Button look="quiet" size="small" onClick={onClear} className="-mr-3.5 ml-auto">
        Clear selection
      </Button>
      {isOpen && (
        <BulkEditDialog
          ids={products.map(({ id }) => id)}
          onClose={() => setOpen(false)}
          onDone={onClear}
        />
      )}
    </section>
  );
}
