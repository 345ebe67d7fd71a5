import { isStoreError, type Product } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fieldErrors } from '../../../store/field-errors.ts';
import { store } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { notify } from '../../../ui/notify.ts';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { stockSnapshotQuery } from '../catalog-queries.ts';
import { formatCount } from '../format.ts';
import { StockConflict, type CountedWhen } from './stock-conflict.tsx';
import { useStockChange } from './use-stock-change.ts';

interface CountStockProps {
  product: Product;
  onDone: () => void;
}

/**
 * Sets the stock to a counted quantity. If the stock changed since the dialog opened, the count is rejected
 * and the user chooses whether it was made before or after the changes.
 */
export function CountStock({ product, onDone }: CountStockProps) {
  const form = useId();
  const snapshot = useQuery(stockSnapshotQuery(product.id));
  const [counted, setCounted] = useState('');
  const [reason, setReason] = useState('Stock count');
  const [countedWhen, setCountedWhen] = useState<CountedWhen | null>(null);
  const [now, setNow] = useState<number | null>(null);
  const set = useStockChange(store.products.setStock.mutate, ({ stockQuantity }) => {
    notify.success(`Stock set to ${formatCount(stockQuantity)}`);
    onDone();
  });
  const errors = fieldErrors(set.error, { quantity: 'The count', reason: 'The reason' });

  const submit = (expected: number) => {
    if (set.isPending) return;
    const moved = now === null || countedWhen === 'after' ? 0 : now - expected;
    setCountedWhen(null);
    set.mutate(
      {
        id: product.id,
        quantity: Number(counted) + moved,
        expectedQuantity: now ?? expected,
        reason: reason.trim(),
      },
      {
        onError: (error) => {
          if (isStoreError(error, 'STOCK_CHANGED')) setNow(error.details.current.stockQuantity);
        },
      },
    );
  };

  return (
    <Dialog
      open
      onClose={onDone}
      title={`Count ${product.name}`}
      lead={
        snapshot.data && (
          <p>
            Recorded: <strong className="text-ink">{formatCount(snapshot.data.quantity)}</strong>
          </p>
        )
      }
      actions={
        snapshot.data && (
          <>
            <Button look="quiet" onClick={onDone}>
              Cancel
            </Button>
            <Button type="submit" form={form} busy={set.isPending}>
              Set stock
            </Button>
          </>
        )
      }
    >
      {snapshot.isPending && <Skeleton label="Loading stock" className="h-40" />}
      {snapshot.isError && <ErrorState error={snapshot.error} onRetry={snapshot.refetch} />}
      {snapshot.data && (
        <form
          id={form}
          className="grid gap-5"
          onSubmit={(event) => {
            event.preventDefault();
            submit(snapshot.data.quantity);
          }}
        >
          <Field
            label="Counted quantity"
            error={errors['quantity']}
            value={counted}
            onChange={({ target }) => setCounted(target.value)}
            type="number"
            min={0}
            step={1}
            required
          />
          <Field
            label="Reason"
            error={errors['reason']}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            maxLength={500}
            required
            autoComplete="off"
          />
          {now !== null && (
            <StockConflict
              productId={product.id}
              before={snapshot.data}
              now={now}
              counted={Number(counted)}
              chosen={countedWhen}
              onChoose={setCountedWhen}
            />
          )}
          {set.error &&
            !isStoreError(set.error, 'STOCK_CHANGED') &&
            Object.keys(errors).length === 0 && <Notice tone="bad" error={set.error} />}
        </form>
      )}
    </Dialog>
  );
}
