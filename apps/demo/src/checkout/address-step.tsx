import { useState } from 'react';
import { put } from '../address-book/address-changes.ts';
import { AddressFields } from '../address-book/address-fields.tsx';
import { newAddressId, useChangeAddressBook } from '../address-book/use-address-book.ts';
import { Notice } from '../ui/notice.tsx';
import { RadioOption } from '../ui/radio-option.tsx';
import { addressErrors, addressText, trimAddress } from './address.ts';
import { newAddress } from './checkout-draft.ts';
import { StepForm } from './step-form.tsx';
import type { Checkout } from './use-checkout.ts';

interface AddressStepProps {
  checkout: Checkout;
  onContinue: () => void;
}

export function AddressStep({ checkout, onContinue }: AddressStepProps) {
  const { address, typed, chosen, known, change } = checkout;
  const [isKept, setKept] = useState(false);
  // The same id for each attempt, so that an attempt whose answer was lost adds nothing twice.
  const [id] = useState(newAddressId);
  const book = useChangeAddressBook();
  const isNew = chosen === newAddress;
  const submit = () => {
    if (!isNew || !isKept) return onContinue();
    const saved = trimAddress(address);
    if (!book.isPending)
      book.mutate(put({ id, fields: { ...saved } }), {
        onSuccess: () => {
          change({ chosen: addressText(saved), typed: null });
          onContinue();
        },
      });
  };
  return (
    <StepForm
      back="contact"
      errors={addressErrors(address)}
      busy={book.isPending}
      onContinue={submit}
    >
      {(errors) => (
        <>
          {known.length > 0 && <AddressChoice checkout={checkout} />}
          {isNew && (
            <AddressFields
              address={typed}
              onChange={(next) => change({ typed: next, chosen: newAddress })}
              errors={errors}
            />
          )}
          {isNew && (
            <label className="flex min-h-11 items-center gap-3">
              <input
                type="checkbox"
                className="size-4 accent-rim"
                checked={isKept}
                onChange={() => setKept(!isKept)}
              />
              Save this address in my account
            </label>
          )}
          {isNew && isKept && book.error && <Notice tone="bad" error={book.error} />}
        </>
      )}
    </StepForm>
  );
}

function AddressChoice({ checkout: { known, chosen, change } }: { checkout: Checkout }) {
  return (
    <fieldset className="grid gap-2">
      <legend className="sr-only">Addresses</legend>
      {known.map(({ address, isSaved }, index) => {
        const text = addressText(address);
        const isDefault = isSaved && index === 0;
        return (
          <RadioOption
            key={text}
            name="address"
            checked={text === chosen}
            onChoose={() => change({ chosen: text })}
            label={text}
            detail={isDefault ? 'Default' : !isSaved && 'From an earlier order'}
          />
        );
      })}
      <RadioOption
        name="address"
        checked={chosen === newAddress}
        onChoose={() => change({ chosen: newAddress })}
        label="New address"
      />
    </fieldset>
  );
}
