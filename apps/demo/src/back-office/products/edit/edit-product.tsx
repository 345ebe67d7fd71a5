import type { Product } from '@order-store/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { productsKey } from '../../../products/product-queries.ts';
import { store } from '../../../store/store.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Money } from '../../../ui/money.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { notify } from '../../../ui/notify.ts';
import { UnsavedChanges } from '../../../ui/unsaved-changes.tsx';
import { ConflictDialog } from '../../conflict/conflict-dialog.tsx';
import { changedFields } from '../../conflict/three-way-merge.ts';
import { useDraft } from '../../conflict/use-draft.ts';
import { useVersionedEdit } from '../../conflict/use-versioned-edit.ts';
import { productQuery } from '../catalog-queries.ts';
import {
  hasWrongImage,
  normalizeProductFields,
  productFieldNames,
  productFieldsOf,
  productLabels,
  toProductInput,
  type ProductFieldName,
} from './product-fields.ts';
import { ProductInputs } from './product-inputs.tsx';

/** Form for everything of a product except its stock, with conflict resolution. */
export function EditProduct({ product }: { product: Product }) {
  const { base, fields, dirty, change, reset } = useDraft(
    product,
    productFieldNames,
    productFieldsOf,
  );
  const edit = useProductEdit(product.id, reset);
  const theirs = changedFields(productFieldNames, productFieldsOf(base), productFieldsOf(product));

  return (
    <Card title="Details">
      <form
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          if (!edit.isPending) edit.save(base, normalizeProductFields(fields));
        }}
      >
        <ProductInputs fields={fields} onChange={change} error={edit.error} />
        {dirty && theirs.length > 0 && (
          <Notice tone="warn">
            <p>Someone else changed this product. You can compare both versions when you save.</p>
          </Notice>
        )}
        <div className="flex flex-wrap gap-3">
          <Button type="submit" disabled={!dirty || hasWrongImage(fields)} busy={edit.isPending}>
            Save
          </Button>
          {dirty && (
            <Button look="quiet" onClick={reset}>
              Discard
            </Button>
          )}
        </div>
      </form>
      {edit.conflict && (
        <ConflictDialog
          conflict={edit.conflict}
          fieldsOf={productFieldsOf}
          names={productFieldNames}
          labels={productLabels}
          show={show}
          busy={edit.isPending}
          onSave={edit.resolve}
          onDismiss={edit.dismiss}
        />
      )}
      <UnsavedChanges when={dirty} />
    </Card>
  );
}

function useProductEdit(id: string, onSaved: () => void) {
  const queryClient = useQueryClient();
  return useVersionedEdit({
    names: productFieldNames,
    fieldsOf: productFieldsOf,
    isRow: (current) => 'stockQuantity' in current,
    save: (changed, expectedVersion) =>
      store.products.update.mutate({ id: id, expectedVersion, ...toProductInput(changed) }),
    onSaved: (saved: Product) => {
      queryClient.setQueryData(productQuery(saved.id).queryKey, saved);
      onSaved();
      void queryClient.invalidateQueries({ queryKey: productsKey });
      notify.success(`${saved.name} saved`);
    },
  });
}

function show(name: ProductFieldName, value: string) {
  return name === 'price' ? <Money amount={value} /> : value;
}
