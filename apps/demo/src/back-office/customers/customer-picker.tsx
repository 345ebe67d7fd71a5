import { Combobox } from '@base-ui/react/combobox';
import type { User } from '@order-store/sdk';
import { useQuery } from '@tanstack/react-query';
import { ChevronDown, UserRound, X } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { customerQuery, customerSuggestionsQuery } from './customer-queries.ts';

interface CustomerPickerProps {
  label: string;
  placeholder: string;
  /** The selected customer's id. */
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}

/** Selects one customer, searched by name or email. */
export function CustomerPicker({ label, placeholder, value, onChange }: CustomerPickerProps) {
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const chosen = useQuery({ ...customerQuery(value ?? ''), enabled: value !== undefined }).data;
  const person = value === undefined ? null : (chosen ?? null);
  const { data: people, isError } = useQuery({
    ...customerSuggestionsQuery(typed.trim()),
    enabled: open,
  });

  return (
    <Combobox.Root<User>
      items={people?.items ?? []}
      filter={null}
      value={person}
      onValueChange={(next) => onChange(next?.id)}
      onInputValueChange={setTyped}
      onOpenChange={setOpen}
      itemToStringLabel={({ name }) => name}
      isItemEqualToValue={(a, b) => a.id === b.id}
      autoHighlight
    >
      <PickerTrigger
        label={label}
        text={person?.name ?? <span className="text-ink-soft">{placeholder}</span>}
        onClear={value === undefined ? undefined : () => onChange(undefined)}
      />
      <PickerPopup
        label={label}
        empty={isError ? 'Couldn’t load customers.' : 'No customers found.'}
      />
    </Combobox.Root>
  );
}

interface PickerTriggerProps {
  label: string;
  text: ReactNode;
  /** Undefined if nothing is selected. */
  onClear: (() => void) | undefined;
}

function PickerTrigger({ label, text, onClear }: PickerTriggerProps) {
  return (
    <div className="relative min-w-0 flex-[1_1_14rem]">
      <UserRound aria-hidden className="absolute top-3.5 left-4 size-5 text-ink-soft" />
      <Combobox.Trigger
        aria-label={label}
        className="h-12 w-full truncate rounded-full border border-line-strong bg-raised pr-12 pl-11 text-left"
      >
        {text}
      </Combobox.Trigger>
      {onClear === undefined ? (
        <ChevronDown
          aria-hidden
          className="pointer-events-none absolute top-3.5 right-4 size-5 text-ink-soft"
        />
      ) : (
        <button
          type="button"
          aria-label="Clear selection"
          onClick={onClear}
          className="absolute top-1 right-1 grid size-10 place-items-center rounded-full text-ink-soft hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </button>
      )}
    </div>
  );
}

/** A search field with the customers that it finds. */
function PickerPopup({ label, empty }: { label: string; empty: string }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={6} className="z-40">
        <Combobox.Popup
          aria-label={label}
          className="w-(--anchor-width) min-w-60 rounded-md border border-line bg-raised p-1.5 shadow-xl"
        >
          <Combobox.Input
            aria-label="Name or email"
            placeholder="Name or email"
            maxLength={100}
            className="mb-1.5 h-11 w-full rounded-sm border border-line-strong bg-raised px-3 placeholder:text-ink-soft"
          />
          <Combobox.Empty className="px-3 py-2 text-ink-soft empty:hidden">{empty}</Combobox.Empty>
          <Combobox.List className="max-h-80 overflow-y-auto">
            {(candidate: User) => (
              <Combobox.Item
                key={candidate.id}
                value={candidate}
                className="cursor-pointer rounded-sm px-3 py-2 data-highlighted:bg-rim-soft"
              >
                <span className="block font-medium">{candidate.name}</span>
                <span className="block text-sm break-all text-ink-soft">{candidate.email}</span>
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
