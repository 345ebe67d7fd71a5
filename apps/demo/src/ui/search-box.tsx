import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useSettledText } from './use-settled-text.ts';

interface SearchBoxProps {
  label: string;
  placeholder: string;
  /** What is searched for, as the address has it. */
  q: string;
  onSearch: (q: string) => void;
}

/** A line to search by, which runs the search when the typing pauses. */
export function SearchBox({ label, placeholder, q, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useSettledText({ value: q, read: trimmed, onSettled: onSearch });
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="relative min-w-0 flex-[1_1_18rem]">
      <Search aria-hidden className="absolute top-3.5 left-4 size-5 text-ink-soft" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        maxLength={100}
        onChange={(event) => setTyped(event.target.value)}
        className="h-12 w-full rounded-full border border-line-strong bg-raised pr-12 pl-12 placeholder:text-ink-soft [&::-webkit-search-cancel-button]:hidden"
      />
      {typed !== '' && (
        <button
          type="button"
          aria-label="Clear the search"
          onClick={() => {
            setTyped('');
            input.current?.focus();
          }}
          className="absolute top-1 right-1 grid size-10 place-items-center rounded-full text-ink-soft hover:text-ink"
        >
          <X aria-hidden className="size-5" />
        </button>
      )}
    </div>
  );
}

function trimmed(typed: string): string {
  return typed.trim();
}
