import { useQuery } from '@tanstack/react-query';
import { useId, type ComponentProps } from 'react';
import { categoriesQuery } from '../../../products/product-queries.ts';
import { Field } from '../../../ui/field.tsx';

type CategoryFieldProps = Pick<
  ComponentProps<typeof Field>,
  'label' | 'hint' | 'value' | 'error' | 'onChange'
>;

/** A category, with those in use as suggestions. */
export function CategoryField(field: CategoryFieldProps) {
  const list = useId();
  const { data } = useQuery(categoriesQuery(true));
  return (
    <>
      <Field {...field} list={list} maxLength={100} autoComplete="off" />
      <datalist id={list}>
        {data?.items.map(({ name }) => (
          <option key={name}>{name}</option>
        ))}
      </datalist>
    </>
  );
}
