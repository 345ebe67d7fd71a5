import { Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Select } from '../ui/select.tsx';
import { productSorts, type ProductFilter } from './product-queries.ts';

interface ProductToolbarProps {
  filter: ProductFilter;
  onChange: (filter: ProductFilter) => void;
}

/** Search and sort. */
export function ProductToolbar({ filter, onChange }: ProductToolbarProps) {
  return (
    <search className="mt-6 mb-8 flex flex-wrap gap-3 sm:mt-8">
      <SearchBox
        q={filter.q ?? ''}
        onSearch={(q) => {
          const { q: _, ...rest } = filter;
          onChange(q === '' ? rest : { ...rest, q });
        }}
      />
      <SortChoice filter={filter} onChange={onChange} />
    </search>
  );
}

/** After the last letter, this long, the search runs. */
const pauseMs = 250;

function SearchBox({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState(q);
  const [searched, setSearched] = useState(q);
  const input = useRef<HTMLInputElement>(null);

  // Back, or a link, brought another search than the one typed here.
  if (q !== searched) {
    setSearched(q);
    if (q !== typed.trim()) setTyped(q);
  }

  useEffect(() => {
    if (typed.trim() === q) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  });

  return (
    <div className="relative min-w-0 flex-[1_1_18rem]">
      <Search aria-hidden className="absolute top-3.5 left-4 size-5 text-ink-soft" />
      <input
        ref={input}
        type="search"
        aria-label="Search products"
        placeholder="Search the shelves"
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

function SortChoice({ filter, onChange }: ProductToolbarProps) {
  return (
    <Select
      label="Sort products"
      value={filter.sort ?? ''}
      onChange={(event) => {
        const { sort: _, ...rest } = filter;
        const sort = productSorts.find((known) => known === event.target.value);
        onChange(sort ? { ...rest, sort } : rest);
      }}
    >
      <option value="">Newest first</option>
      <option value="price">Price, low to high</option>
      <option value="-price">Price, high to low</option>
      <option value="name">Name, A to Z</option>
    </Select>
  );
}
