import { addressLabels, type Address } from '../checkout/address.ts';
import type { FieldErrors } from '../store/field-errors.ts';
import { Field } from '../ui/field.tsx';

interface AddressFieldsProps {
  address: Address;
  onChange: (address: Address) => void;
  errors: FieldErrors;
}

export function AddressFields({ address, onChange, errors }: AddressFieldsProps) {
  const field = (part: keyof Address) => ({
    label: addressLabels[part],
    value: address[part],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange({ ...address, [part]: event.target.value }),
    error: errors[part],
    maxLength: 200,
    required: true,
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field autoComplete="shipping name" {...field('name')} />
      <Field autoComplete="shipping street-address" {...field('street')} />
      <Field autoComplete="shipping address-level2" {...field('city')} />
      <Field autoComplete="shipping postal-code" {...field('postcode')} />
    </div>
  );
}
