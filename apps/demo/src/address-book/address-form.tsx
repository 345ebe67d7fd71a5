import type { SavedAddress } from '@order-store/sdk';
import { useEffect, useRef, useState } from 'react';
import {
  addressErrors,
  emptyAddress,
  readAddress,
  trimAddress,
  type Address,
} from '../checkout/address.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { notify } from '../ui/notify.ts';
import { ValidatedForm } from '../ui/validated-form.tsx';
import { put } from './address-changes.ts';
import { AddressFields } from './address-fields.tsx';
import { newAddressId, useChangeAddressBook } from './use-address-book.ts';

interface AddressFormProps {
  /** The address to edit; undefined to add one. */
  saved: SavedAddress | undefined;
  onDone: () => void;
}

/** Adds or edits an address of the address book. */
export function AddressForm({ saved, onDone }: AddressFormProps) {
  const [id] = useState(() => saved?.id ?? newAddressId());
  const [address, setAddress] = useState<Address>(readAddress(saved?.fields) ?? emptyAddress);
  const change = useChangeAddressBook();
  const fields = useRef<HTMLDivElement>(null);
  useEffect(() => fields.current?.querySelector('input')?.focus(), []);
  const save = () => {
    if (change.isPending) return;
    change.mutate(put({ id, fields: { ...saved?.fields, ...trimAddress(address) } }), {
      onSuccess: () => {
        notify.success('Address saved');
        onDone();
      },
    });
  };
  return (
    <ValidatedForm errors={addressErrors(address)} onSubmit={save}>
      {(errors) => (
        <>
          {change.error && <Notice tone="bad" error={change.error} />}
          <div ref={fields}>
            <AddressFields address={address} onChange={setAddress} errors={errors} />
          </div>
          <div className="flex flex-wrap gap-3">
            <Button type="submit" busy={change.isPending}>
              Save address
            </Button>
            <Button look="quiet" onClick={onDone}>
              Cancel
            </Button>
          </div>
        </>
      )}
    </ValidatedForm>
  );
}
