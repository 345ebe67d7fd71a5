import { isStoreError } from '@order-store/sdk';
import { useState } from 'react';
import { store } from '../../../store/store.ts';
import { fieldErrors } from '../../../store/field-errors.ts';
import { Button } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { notify } from '../../../ui/notify.ts';
import { pieces } from './stock-level.tsx';
import { useStockChange } from './use-stock-change.ts';

type Direction = 'in' | 'out';

interface AdjustStockProps {
  productId: string;
  /** At this moment. */
  quantity: number;
}

/** Takes pieces in or out, with the reason. */
export function AdjustStock({ productId, quantity }: AdjustStockProps) {
  const [direction, setDirection] = useState<Direction>('in');
  const [count, setCount] = useState('');
  const [reason, setReason] = useState('');
  const adjust = useStockChange(store.products.adjustStock.mutate, ({ stockQuantity }) => {
    setCount('');
    setReason('');
    notify.success(`${pieces.format(stockQuantity)} in stock now`);
  });
  const delta = direction === 'in' ? Number(count) : -Number(count);
  const errors = fieldErrors(adjust.error, { delta: 'The number', reason: 'The reason' });

  return (
    <form
      className="grid gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        if (!adjust.isPending) adjust.mutate({ id: productId, delta, reason: reason.trim() });
      }}
    >
      <fieldset className="grid grid-cols-2 gap-2">
        <legend className="sr-only">Direction</legend>
        <Way of="in" chosen={direction} onChoose={setDirection} />
        <Way of="out" chosen={direction} onChoose={setDirection} />
      </fieldset>
      <Field
        label="Pieces"
        {...(delta === 0 || !Number.isSafeInteger(delta)
          ? {}
          : { hint: `${pieces.format(quantity)} → ${pieces.format(quantity + delta)}` })}
        error={shortage(adjust.error) ?? errors['delta']}
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
        placeholder={direction === 'in' ? 'A delivery came' : 'Two are chipped'}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        maxLength={500}
        required
        autoComplete="off"
      />
      {adjust.error && shortage(adjust.error) === undefined && Object.keys(errors).length === 0 && (
        <Notice tone="bad" error={adjust.error} />
      )}
      <Button type="submit" busy={adjust.isPending}>
        {direction === 'in' ? 'Take in' : 'Take out'}
      </Button>
    </form>
  );
}

interface WayProps {
  of: Direction;
  chosen: Direction;
  onChoose: (direction: Direction) => void;
}

function Way({ of, chosen, onChoose }: WayProps) {
  return (
    <label className="grid min-h-11 place-items-center rounded-md border border-line-strong font-medium transition-colors has-checked:border-rim has-checked:bg-rim-soft has-checked:text-rim has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-rim">
      <input
        type="radio"
        name="direction"
        className="sr-only"
        checked={of === chosen}
        onChange={() => onChoose(of)}
      />
      {of === 'in' ? '+ In' : '− Out'}
    </label>
  );
}

/** Said when fewer are there than shall be taken. */
function shortage(error: Error | null): string | undefined {
  if (!isStoreError(error, 'INSUFFICIENT_STOCK')) return undefined;
  const [line] = error.details.lines;
  return `There are only ${pieces.format(line?.available ?? 0)} to take.`;
}
