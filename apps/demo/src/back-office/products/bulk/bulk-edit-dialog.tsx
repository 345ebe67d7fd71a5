import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useId, useState } from 'react';
import { productsKey } from '../../../products/product-queries.ts';
import { store } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { notify } from '../../../ui/notify.ts';
import { Select } from '../../../ui/select.tsx';
import { formatProducts } from '../format.ts';
import { CategoryField } from '../edit/category-field.tsx';
import {
  bulkActions,
  toBulkChange,
  valueError,
  type BulkAction,
  type BulkSelection,
} from './bulk-change.ts';
import { BulkPreview } from './bulk-preview.tsx';

/** The action and the value as typed. */
interface BulkEdit {
  readonly action: BulkAction;
  readonly value: string;
}

interface BulkEditDialogProps {
  selection: BulkSelection;
  /** The number of the selected products. */
  count: number;
  onClose: () => void;
  /** Called when the products were changed. */
  onDone: () => void;
}

/** Changes the selected products, all or none, after a preview. */
export function BulkEditDialog({ selection, count, onClose, onDone }: BulkEditDialogProps) {
  const form = useId();
  const [change, setChange] = useState<BulkEdit>({ action: 'percent', value: '' });
  const { preview, apply } = useBulkEdit(selection, change, onDone);
  const changing = preview.data?.changed ?? 0;
  return (
    <Dialog
      open
      onClose={onClose}
      title={`Edit ${formatProducts(count)}`}
      width="wide"
      actions={
        <>
          <Button
            type="submit"
            form={form}
            look={changing > 0 ? 'secondary' : 'primary'}
            busy={preview.isPending}
          >
            Preview
          </Button>
          {changing > 0 && (
            <Button busy={apply.isPending} onClick={() => apply.mutate()}>
              Change {formatProducts(changing)}
            </Button>
          )}
        </>
      }
    >
      <form
        id={form}
        className="grid gap-5 pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!preview.isPending) preview.mutate();
        }}
      >
        <BulkEditInputs
          change={change}
          error={apply.error ?? preview.error}
          onChange={(next) => {
            setChange(next);
            // The preview no longer shows what would change.
            preview.reset();
            apply.reset();
          }}
        />
        {preview.data && <BulkPreview update={preview.data} />}
      </form>
    </Dialog>
  );
}

interface BulkEditInputsProps {
  change: BulkEdit;
  error: Error | null;
  onChange: (change: BulkEdit) => void;
}

function BulkEditInputs({ change, error, onChange }: BulkEditInputsProps) {
  const { action, value } = change;
  const isPrice = action === 'percent' || action === 'amount';
  const wrongValue = isPrice ? valueError(action, error) : undefined;
  return (
    <>
      <Select
        label="Change"
        value={action}
        onChange={({ target }) => {
          const chosen = bulkActions.find((known) => known.action === target.value);
          // A percentage is not a category.
          onChange({ action: chosen?.action ?? action, value: '' });
        }}
      >
        {bulkActions.map((known) => (
          <option key={known.action} value={known.action}>
            {known.label}
          </option>
        ))}
      </Select>
      {isPrice && (
        <Field
          label={action === 'percent' ? 'Percent' : 'Amount (£)'}
          hint="Negative values lower the price."
          error={wrongValue}
          value={value}
          onChange={({ target }) => onChange({ action, value: target.value })}
          inputMode="text"
          required
          autoComplete="off"
        />
      )}
      {action === 'category' && (
        <CategoryField
          label="Category"
          hint="Leave empty to remove the category."
          error={undefined}
          value={value}
          onChange={({ target }) => onChange({ action, value: target.value })}
        />
      )}
      {error && wrongValue === undefined && <Notice tone="bad" error={error} />}
    </>
  );
}

function useBulkEdit(selection: BulkSelection, { action, value }: BulkEdit, onDone: () => void) {
  const queryClient = useQueryClient();
  const update = (isPreview: boolean) =>
    store.products.updateMany.mutate({
      ...selection,
      ...toBulkChange(action, value),
      preview: isPreview,
    });
  const preview = useMutation({ mutationFn: () => update(true) });
  const apply = useMutation({
    mutationFn: () => update(false),
    onSuccess: ({ changed }) => {
      notify.success(`${formatProducts(changed)} changed`);
      onDone();
      return queryClient.invalidateQueries({ queryKey: productsKey });
    },
  });
  return { preview, apply };
}
