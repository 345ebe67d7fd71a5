import type { SavedAddress } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { addressText, readAddress } from '../checkout/address.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { ConfirmButton } from '../ui/confirm-button.tsx';
import { ErrorState } from '../ui/error-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { makeDefault, remove, type AddressChange } from './address-changes.ts';
import { AddressForm } from './address-form.tsx';
import { addressBookQuery, useChangeAddressBook } from './use-address-book.ts';

/** The saved addresses of the account. */
export function AddressBookCard() {
  const { data: book, error, refetch } = useQuery(addressBookQuery);
  /** The id of the address being edited, or `new`. */
  const [editing, setEditing] = useState<string | null>(null);
  const change = useChangeAddressBook();
  const list = useRef<HTMLDivElement>(null);
  // The button that had the focus is no longer there.
  const focusList = () => list.current?.focus();
  const close = () => {
    setEditing(null);
    focusList();
  };
  return (
    <Card title="Addresses">
      {!book && !error && <Skeleton label="Loading your addresses" className="h-22" />}
      {!book && error && <ErrorState error={error} onRetry={refetch} />}
      {book && (
        <div ref={list} tabIndex={-1} className="grid gap-5">
          {book.addresses.length === 0 && editing === null && (
            <p className="text-ink-soft">You haven’t saved an address yet.</p>
          )}
          {change.error && <Notice tone="bad" error={change.error} />}
          <ul className="grid gap-4 empty:hidden">
            {book.addresses.map((saved, index) => (
              <li key={saved.id} className="border-b border-line pb-4">
                {editing === saved.id ? (
                  <AddressForm saved={saved} onDone={close} />
                ) : (
                  <AddressEntry
                    saved={saved}
                    isDefault={index === 0}
                    onEdit={() => setEditing(saved.id)}
                    busy={change.isPending}
                    onChange={(next) => change.mutate(next, { onSuccess: focusList })}
                  />
                )}
              </li>
            ))}
          </ul>
          {editing === 'new' ? (
            <AddressForm saved={undefined} onDone={close} />
          ) : (
            <div>
              <Button look="secondary" onClick={() => setEditing('new')}>
                Add address
              </Button>
            </div>
          )}
        </div>
      )}
    </Card>
  );
}

interface AddressEntryProps {
  saved: SavedAddress;
  isDefault: boolean;
  onEdit: () => void;
  busy: boolean;
  onChange: (change: AddressChange) => void;
}

function AddressEntry({
  saved: { id, fields },
  isDefault,
  onEdit,
  busy,
  onChange,
}: AddressEntryProps) {
  const address = readAddress(fields);
  const text = address ? addressText(address) : 'Address in an unknown format';
  const about = <span className="sr-only"> {text}</span>;
  return (
    <div className="grid gap-3">
      <p className="wrap-anywhere">
        {text} {isDefault && <strong className="text-rim">Default</strong>}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button look="secondary" size="small" onClick={onEdit}>
          Edit{about}
        </Button>
        {!isDefault && (
          <Button
            look="secondary"
            size="small"
            busy={busy}
            onClick={() => onChange(makeDefault(id))}
          >
            Make default{about}
          </Button>
        )}
        <ConfirmButton
          label="Remove"
          about={text}
          size="small"
          busy={busy}
          question="Remove this address?"
          yes="Remove"
          no="Keep"
          onYes={() => onChange(remove(id))}
        >
          <p className="wrap-anywhere">{text}. Orders keep their address.</p>
        </ConfirmButton>
      </div>
    </div>
  );
}
