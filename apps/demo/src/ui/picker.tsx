import { Combobox } from '@base-ui/react/combobox';
import { ChevronDown, X, type LucideIcon } from 'lucide-react';
import { useState, type ReactNode } from 'react';

interface PickerProps<Item extends PickerItem> {
  label: string;
  /** Shown while nothing is selected. */
  placeholder: string;
  icon: LucideIcon;
  /** What the search field finds, such as "Name or email". */
  searchLabel: string;
  /** The selected item; undefined while it loads. */
  selected: Item | undefined;
  /** Whether an item is selected, so that it can be cleared. */
  hasValue: boolean;
  /** What the search has found. */
  items: readonly Item[];
  /** Text if nothing was found. */
  empty: string;
  detailOf: (item: Item) => ReactNode;
  onChange: (id: string | undefined) => void;
  search: PickerSearch;
}

/** The state of the search field, from {@link usePickerSearch}. */
interface PickerSearch {
  readonly typed: string;
  readonly isOpen: boolean;
  readonly setTyped: (typed: string) => void;
  readonly setOpen: (isOpen: boolean) => void;
}

interface PickerItem {
  readonly id: string;
  readonly name: string;
}

/** Selects one item of many, which the server searches. It pulls in Base UI, so import it only from lazily loaded pages. */
export function Picker<Item extends PickerItem>({
  selected,
  items,
  onChange,
  search,
  ...props
}: PickerProps<Item>) {
  return (
    <Combobox.Root<Item>
      items={items}
      filter={null}
      value={selected ?? null}
      onValueChange={(next) => onChange(next?.id)}
      onInputValueChange={search.setTyped}
      onOpenChange={search.setOpen}
      itemToStringLabel={({ name }) => name}
      isItemEqualToValue={(a, b) => a.id === b.id}
      autoHighlight
    >
      <Trigger
        {...props}
        text={selected?.name}
        onClear={props.hasValue ? () => onChange(undefined) : undefined}
      />
      <Popup {...props} />
    </Combobox.Root>
  );
}

/** What is typed in a {@link Picker}, to search for while it is open. */
export function usePickerSearch(): PickerSearch {
  const [typed, setTyped] = useState('');
  const [isOpen, setOpen] = useState(false);
  return { typed: typed.trim(), isOpen, setTyped, setOpen };
}

interface TriggerProps extends Pick<PickerProps<PickerItem>, 'label' | 'placeholder' | 'icon'> {
  text: string | undefined;
  /** Undefined if nothing is selected. */
  onClear: (() => void) | undefined;
}

function Trigger({ label, placeholder, icon: Icon, text, onClear }: TriggerProps) {
  return (
    <div className="relative min-w-0 flex-[1_1_14rem]">
      <Icon aria-hidden className="absolute top-3.5 left-4 size-5 text-ink-soft" />
      <Combobox.Trigger
        aria-label={label}
        className="h-12 w-full truncate rounded-full border border-line-strong bg-raised pr-12 pl-11 text-left"
      >
        {text ?? <span className="text-ink-soft">{placeholder}</span>}
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

/** A search field with what it finds. */
function Popup<Item extends PickerItem>({
  label,
  searchLabel,
  empty,
  detailOf,
}: Pick<PickerProps<Item>, 'label' | 'searchLabel' | 'empty' | 'detailOf'>) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner sideOffset={6} className="z-40">
        <Combobox.Popup
          aria-label={label}
          className="w-(--anchor-width) min-w-60 rounded-md border border-line bg-raised p-1.5 shadow-xl"
        >
          <Combobox.Input
            aria-label={searchLabel}
            placeholder={searchLabel}
            maxLength={100}
            className="mb-1.5 h-11 w-full rounded-sm border border-line-strong bg-raised px-3 placeholder:text-ink-soft"
          />
          <Combobox.Empty className="px-3 py-2 text-ink-soft empty:hidden">{empty}</Combobox.Empty>
          <Combobox.List className="max-h-80 overflow-y-auto">
            {(item: Item) => (
              <Combobox.Item
                key={item.id}
                value={item}
                className="cursor-pointer rounded-sm px-3 py-2 data-highlighted:bg-rim-soft"
              >
                <span className="block font-medium wrap-anywhere">{item.name}</span>
                <span className="block text-sm break-all text-ink-soft">{detailOf(item)}</span>
              </Combobox.Item>
            )}
          </Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}
