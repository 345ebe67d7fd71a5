import { isStoreError, type Product } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { fieldErrors } from '../../../store/field-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { ErrorState } from '../../../ui/error-state.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Skeleton } from '../../../ui/skeleton.tsx';
import { stockSnapshotQuery, type StockSnapshot } from '../catalog-queries.ts';
import { formatCount } from '../format.ts';
import { StockConflict } from './stock-conflict.tsx';
import { useStockCount } from './use-stock-count.ts';

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
  const count = useStockCount(product, onDone);

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
            <Button type="submit" form={form} busy={count.isPending}>
              Set stock
            </Button>
          </>
        )
      }
    >
      {snapshot.isPending && <Skeleton label="Loading stock" className="h-40" />}
      {snapshot.isError && <ErrorState error={snapshot.error} onRetry={snapshot.refetch} />}
      {snapshot.data && (
        <CountForm id={form} productId={product.id} before={snapshot.data} count={count} />
      )}
    </Dialog>
  );
}

interface CountFormProps {
  id: string;
  productId: string;
  /** The stock when the dialog opened. */
  before: StockSnapshot;
  count: ReturnType<typeof useStockCount>;
}

function CountForm({ id, productId, before, count }: CountFormProps) {
  const [counted, setCounted] = useState('');
  const [reason, setReason] = useState('Stock count');
  const errors = fieldErrors(count.error, { quantity: 'The count', reason: 'The reason' });
  const hasOtherError =
    !isStoreError(count.error, 'STOCK_CHANGED') && Object.keys(errors).length === 0;

  return (
    <form
      id={id}
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        count.submit({ expected: before.quantity, counted: Number(counted), reason });
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
      {count.now !== null && (
        <StockConflict
          productId={productId}
          before={before}
          now={count.now}
          counted={Number(counted)}
          chosen={count.countedWhen}
          onChoose={count.setCountedWhen}
        />
      )}
      {count.error && hasOtherError && <Notice tone="bad" error={count.error} />}
    </form>
  );
}
