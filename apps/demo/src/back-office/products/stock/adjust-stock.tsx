import { isStoreError } from '@order-store/sdk';
import { useState } from 'react';
import { store } from '../../../store/store.ts';
import { fieldErrors } from '../../../store/field-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { notify } from '../../../ui/notify.ts';
import { formatCount } from '../format.ts';
import { useProductChange } from '../use-product-change.ts';

type Direction = 'add' | 'remove';

interface AdjustStockProps {
  productId: string;
  /** The current stock. */
  quantity: number;
}

/** Form to add or remove stock, with a reason. */
export function AdjustStock({ productId, quantity }: AdjustStockProps) {
  const [direction, setDirection] = useState<Direction>('add');
  const [count, setCount] = useState('');
  const [reason, setReason] = useState('');
  const adjust = useProductChange(store.products.adjustStock.mutate, ({ stockQuantity }) => {
    setCount('');
    setReason('');
    notify.success(`Stock is now ${formatCount(stockQuantity)}`);
  });
  const delta = direction === 'add' ? Number(count) : -Number(count);
  const errors = fieldErrors(adjust.error, { delta: 'The quantity', reason: 'The reason' });

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!adjust.isPending) adjust.mutate({ id: productId, delta, reason: reason.trim() });
      }}
    >
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="sr-only">Add or remove</legend>
        <DirectionOption direction="add" chosen={direction} onChoose={setDirection} />
        <DirectionOption direction="remove" chosen={direction} onChoose={setDirection} />
      </fieldset>
      <Field
        label="Quantity"
        {...(delta === 0 || !Number.isSafeInteger(delta)
          ? {}
          : { hint: `${formatCount(quantity)} → ${formatCount(quantity + delta)}` })}
        error={shortageError(adjust.error) ?? errors['delta']}
        value={count}
        onChange={({ target }) => setCount(target.value)}
        type="number"
        min={1}
        step={1}
        required
      />
      <Field
        label="Reason"
        error={errors['reason']}
        placeholder={direction === 'add' ? 'Delivery received' : 'Damaged'}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        maxLength={500}
        required
        autoComplete="off"
      />
      {adjust.error &&
        shortageError(adjust.error) === undefined &&
        Object.keys(errors).length === 0 && <Notice tone="bad" error={adjust.error} />}
      <Button type="submit" busy={adjust.isPending}>
        {direction === 'add' ? 'Add stock' : 'Remove stock'}
      </Button>
    </form>
  );
}

interface DirectionOptionProps {
  direction: Direction;
  chosen: Direction;
  onChoose: (direction: Direction) => void;
}

function DirectionOption({ direction, chosen, onChoose }: DirectionOptionProps) {
  return (
    <label className="grid min-h-11 place-items-center rounded-md border border-line-strong font-medium transition-colors has-checked:border-rim has-checked:bg-rim-soft has-checked:text-rim has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-rim">
      <input
        type="radio"
        name="direction"
        className="sr-only"
        checked={direction === chosen}
        onChange={() => onChoose(direction)}
      />
      {direction === 'add' ? 'Add' : 'Remove'}
    </label>
  );
}

function shortageError(error: Error | null): string | undefined {
  if (!isStoreError(error, 'INSUFFICIENT_STOCK')) return undefined;
  const [line] = error.details.lines;
  return `Only ${formatCount(line?.available ?? 0)} in stock.`;
}
