import { Field } from '../ui/field.tsx';
import { FieldFrame } from '../ui/field-frame.tsx';
import type { Address } from './address.ts';
import { addressText } from './past-addresses.ts';

interface AddressFieldsProps {
  address: Address;
  onChange: (address: Address) => void;
  /** The addresses of earlier orders. */
  known: readonly Address[];
}

/** The delivery address. */
export function AddressFields({ address, onChange, known }: AddressFieldsProps) {
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
      {known.length > 1 && <KnownAddresses address={address} onChange={onChange} known={known} />}
      <Field label="Full name" autoComplete="shipping name" {...field('name')} />
      <Field label="Street address" autoComplete="shipping street-address" {...field('street')} />
      <Field label="Town or city" autoComplete="shipping address-level2" {...field('city')} />
      <Field label="Postcode" autoComplete="shipping postal-code" {...field('postcode')} />
    </fieldset>
  );
}

function KnownAddresses({ address, onChange, known }: AddressFieldsProps) {
  const chosen = addressText(address);
  const isKnown = known.some((each) => addressText(each) === chosen);
  return (
    <div className="sm:col-span-2">
      <FieldFrame label="Saved addresses">
        {(input) => (
          <select
            {...input}
            value={isKnown ? chosen : ''}
            onChange={({ target: { value } }) => {
              const next = known.find((each) => addressText(each) === value);
              if (next) onChange(next);
            }}
          >
            {!isKnown && <option value="">New address</option>}
            {known.map((each) => (
              <option key={addressText(each)}>{addressText(each)}</option>
            ))}
          </select>
        )}
      </FieldFrame>
    </div>
  );
}
