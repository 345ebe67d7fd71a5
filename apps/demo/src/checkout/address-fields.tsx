import { Field } from '../ui/field.tsx';
import type { Address } from './address.ts';

interface AddressFieldsProps {
  address: Address;
  onChange: (address: Address) => void;
}

/** The delivery address. */
export function AddressFields({ address, onChange }: AddressFieldsProps) {
  const field = (part: keyof Address) => ({
    value: address[part],
    onChange: (event: { readonly target: { readonly value: string } }) =>
      onChange({ ...address, [part]: event.target.value }),
    maxLength: 200,
    required: true,
  });
  return (
    <fieldset className="mt-10 grid gap-4 sm:grid-cols-2">
      <legend className="mb-4 font-display text-xl font-semibold">Delivery address</legend>
      <Field label="Full name" autoComplete="shipping name" {...field('name')} />
      <Field label="Street address" autoComplete="shipping street-address" {...field('street')} />
      <Field label="Town or city" autoComplete="shipping address-level2" {...field('city')} />
      <Field label="Postcode" autoComplete="shipping postal-code" {...field('postcode')} />
    </fieldset>
  );
}
