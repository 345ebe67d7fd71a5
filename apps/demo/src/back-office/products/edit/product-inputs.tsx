import { CategoryField } from './category-field.tsx';
import { Field } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { TextArea } from '../../../ui/text-area.tsx';
import {
  hasWrongImage,
  productFieldErrors,
  productLabels,
  type ProductFieldName,
  type ProductFields,
} from './product-fields.ts';

interface ProductInputsProps {
  fields: ProductFields;
  onChange: (fields: ProductFields) => void;
  /** The error of the last save. */
  error: Error | null;
}

/** The form fields of a product. */
export function ProductInputs({ fields, onChange, error }: ProductInputsProps) {
  const errors = productFieldErrors(error);
  const inputOf = (name: ProductFieldName) => ({
    label: productLabels[name],
    value: fields[name],
    error: errors[name],
    onChange: ({ target }: { target: { value: string } }) =>
      onChange({ ...fields, [name]: target.value }),
  });
  return (
    <>
      {error && Object.keys(errors).length === 0 && <Notice tone="bad" error={error} />}
      <Field {...inputOf('name')} maxLength={255} required autoComplete="off" />
      <div className="grid gap-5 sm:grid-cols-2">
        <Field {...inputOf('sku')} maxLength={100} required autoComplete="off" />
        <Field {...inputOf('price')} label="Price (£)" inputMode="decimal" required />
      </div>
      <TextArea {...inputOf('description')} maxLength={10_000} />
      <div className="grid gap-5 sm:grid-cols-2">
        <CategoryField {...inputOf('category')} />
        <Field
          {...inputOf('image')}
          error={
            hasWrongImage(fields)
              ? 'Enter an https URL or a path such as /images/mug.jpg.'
              : undefined
          }
          hint="A URL or a path of the shop."
          inputMode="url"
          maxLength={2000}
          autoComplete="off"
        />
      </div>
    </>
  );
}
