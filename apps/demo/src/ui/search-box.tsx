import { Search, X } from 'lucide-react';
import { useRef } from 'react';
import { useDebouncedText } from './use-debounced-text.ts';

interface SearchBoxProps {
  label: string;
  placeholder: string;
  q: string;
  onSearch: (q: string) => void;
}

/** A search field that searches as you type. */
export function SearchBox({ label, placeholder, q, onSearch }: SearchBoxProps) {
  const [text, setText] = useDebouncedText({ value: q, parse: trim, onChange: onSearch });
  const input = useRef<HTMLInputElement>(null);
  return (
    <div className="relative min-w-0 flex-[1_1_18rem]">
      <Search aria-hidden className="absolute top-3.5 left-4 size-5 text-ink-soft" />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={text}
        maxLength={100}
        onChange={(event) => setText(event.target.value)}
        className="h-12 w-full rounded-full border border-line-strong bg-raised pr-12 pl-12 placeholder:text-ink-soft [&::-webkit-search-cancel-button]:hidden"
      />
      {text !== '' && (
        <button
          type="button"
          aria-label="Clear search"
          onClick={() => {
            setText('');
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

function trim(text: string): string {
  return text.trim();
}
