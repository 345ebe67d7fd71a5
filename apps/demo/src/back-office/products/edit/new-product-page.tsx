import type { Product } from '@order-store/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { productsKey } from '../../../products/product-queries.ts';
import { store } from '../../../store/store.ts';
import { Button, buttonStyle } from '../../../ui/button.tsx';
import { Field } from '../../../ui/field.tsx';
import { notify } from '../../../ui/notify.ts';
import { Page } from '../../../ui/page.tsx';
import { UnsavedChanges } from '../../../ui/unsaved-changes.tsx';
import { productQuery } from '../catalog-queries.ts';
import {
  hasWrongImage,
  normalizeProductFields,
  productFieldErrors,
  toProductInput,
  type ProductFields,
} from './product-fields.ts';
import { ProductInputs } from './product-inputs.tsx';

const empty: ProductFields = {
  name: '',
  sku: '',
  price: '',
  description: '',
  category: '',
  image: '',
};

/** Form to create a product. */
export function NewProductPage() {
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [fields, setFields] = useState(empty);
  const [stock, setStock] = useState('0');
  const create = useMutation({
    mutationFn: () =>
      store.products.create.mutate({
        ...toProductInput(normalizeProductFields(fields)),
        stockQuantity: Number(stock),
      }),
    onSuccess: (product: Product) => {
      queryClient.setQueryData(productQuery(product.id).queryKey, product);
      void queryClient.invalidateQueries({ queryKey: productsKey });
      notify.success(`${product.name} created`);
      void navigate({
        to: '/back-office/products/$productId',
        params: { productId: product.id },
        replace: true,
      });
    },
  });
  const isEmpty = stock === '0' && Object.values(fields).every((value) => value === '');

  return (
    <Page title="New product">
      <form
        className="grid gap-5 rounded-lg border border-line bg-raised p-5 sm:p-6"
        onSubmit={(event) => {
          event.preventDefault();
          if (!create.isPending) create.mutate();
        }}
      >
        <ProductInputs fields={fields} onChange={setFields} error={create.error} />
        <Field
          label="Initial stock"
          hint="Later changes are recorded with a reason."
          error={productFieldErrors(create.error)['stockQuantity']}
          value={stock}
          onChange={({ target }) => setStock(target.value)}
          type="number"
          min={0}
          step={1}
          required
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" disabled={hasWrongImage(fields)} busy={create.isPending}>
            Create product
          </Button>
          <Link to="/back-office/products" className={buttonStyle({ look: 'quiet' })}>
            Cancel
          </Link>
        </div>
      </form>
      <UnsavedChanges when={!isEmpty && !create.isPending && !create.isSuccess} />
    </Page>
  );
}
