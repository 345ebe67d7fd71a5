import { isStoreError, type Product } from '@order-store/sdk';
import { useState } from 'react';
import { store } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { notify } from '../../../ui/notify.ts';
import { useProductChange } from '../use-product-change.ts';

/** Form for the number of units that each customer may buy. */
export function PurchaseLimit({ product: { id, purchaseLimit } }: { product: Product }) {
  const current = purchaseLimit === null ? '' : String(purchaseLimit);
  // The text while it is being edited; null otherwise.
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? current;
  const save = useProductChange(store.products.setPurchaseLimit.mutate, (saved) => {
    setDraft(null);
    notify.success(
      saved.purchaseLimit === null
        ? 'Purchase limit removed'
        : `Each customer may buy ${saved.purchaseLimit} from now on`,
    );
  });
  const isInvalid = isStoreError(save.error, 'VALIDATION_FAILED');

  return (
    <Card title="Purchase limit">
      <form
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          const perCustomer = text.trim() === '' ? null : Number(text);
          if (!save.isPending) save.mutate({ id, perCustomer });
        }}
      >
        <Field
          label="Units per customer"
          hint="Empty means no limit. Orders placed before you save don’t count."
          error={isInvalid ? 'Enter a whole number from 1, or leave it empty.' : undefined}
          value={text}
          onChange={({ target }) => setDraft(target.value)}
          type="number"
          min={1}
          step={1}
        />
        {save.error && !isInvalid && <Notice tone="bad" error={save.error} />}
        <Button look="secondary" type="submit" disabled={text === current} busy={save.isPending}>
          Save limit
        </Button>
      </form>
    </Card>
  );
}
