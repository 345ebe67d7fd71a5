import { Autocomplete } from '@base-ui/react/autocomplete';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { Dialog } from '../../ui/dialog.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useDebouncedText } from '../../ui/use-debounced-text.ts';
import type { SearchGroup, SearchResult } from './search-result.ts';
import { useSearchResults } from './use-search-results.tsx';

/** Finds orders, customers, products and pages as one types, and opens one. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [q, setQ] = useState('');
  const [text, setText] = useDebouncedText({ value: q, parse: trim, onChange: setQ });
  const { groups, isLoading, error } = useSearchResults(q);
  // Results of an earlier text must not be opened.
  const isPending = isLoading || text.trim() !== q;
  const shown = isPending ? [] : groups;
  const open = useOpen(onClose);
  const opensFirst = useOpenFirst(isPending ? undefined : shown[0]?.items[0], open);

  return (
    <Dialog open onClose={onClose} title="Search" initialFocus={input}>
      <Autocomplete.Root
        inline
        open
        items={shown}
        filter={null}
        value={text}
        onValueChange={(typed) => {
          opensFirst.cancel();
          setText(typed);
        }}
        itemToStringValue={({ label }: SearchResult) => label}
        autoHighlight="always"
        keepHighlight
      >
        <Autocomplete.Input
          ref={input}
          aria-label="Search everything"
          placeholder="Order number, customer, product, SKU or page"
          maxLength={100}
          onKeyDown={({ key }) => {
            if (key === 'Enter' && isPending) opensFirst.request();
          }}
          className="h-12 w-full rounded-md border border-line-strong bg-raised px-4 placeholder:text-ink-soft"
        />
        {error !== null && <Notice tone="bad" error={error} className="mt-3" />}
        <div className="mt-3 h-[min(24rem,50dvh)] overflow-y-auto">
          <Autocomplete.Empty className="px-3 py-2 text-ink-soft empty:hidden">
            {isPending ? 'Searching…' : `No results for “${q}”.`}
          </Autocomplete.Empty>
          <Results onOpen={open} />
        </div>
      </Autocomplete.Root>
    </Dialog>
  );
}

function Results({ onOpen }: { onOpen: (result: SearchResult) => void }) {
  const follow = (event: MouseEvent, result: SearchResult) => {
    // In a new tab or window.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    onOpen(result);
  };
  return (
    <Autocomplete.List>
      {(group: SearchGroup) => (
        <Autocomplete.Group key={group.value} items={group.items} className="pb-3">
          <Autocomplete.GroupLabel className="px-3 py-1 text-sm text-ink-soft">
            {group.value}
          </Autocomplete.GroupLabel>
          <Autocomplete.Collection>
            {(result: SearchResult) => (
              <Autocomplete.Item
                key={result.href}
                value={result}
                render={({ children, ...props }) => (
                  <a {...props} href={result.href}>
                    {children}
                  </a>
                )}
                onClick={(event) => follow(event, result)}
                className="block rounded-sm px-3 py-2 data-highlighted:bg-rim-soft"
              >
                <span className="block font-medium wrap-anywhere">{result.label}</span>
                <span className="block text-sm wrap-anywhere text-ink-soft empty:hidden">
                  {result.detail}
                </span>
              </Autocomplete.Item>
            )}
          </Autocomplete.Collection>
        </Autocomplete.Group>
      )}
    </Autocomplete.List>
  );
}

function useOpen(onClose: () => void): (result: SearchResult) => void {
  const navigate = useNavigate();
  return ({ href }) => {
    onClose();
    void navigate({ href });
  };
}

/** Enter while the search still runs opens the first result as soon as there is one. */
function useOpenFirst(first: SearchResult | undefined, open: (result: SearchResult) => void) {
  const [isRequested, setRequested] = useState(false);
  useEffect(() => {
    if (isRequested && first) open(first);
  }, [isRequested, first, open]);
  return { request: () => setRequested(true), cancel: () => setRequested(false) };
}

function trim(text: string): string {
  return text.trim();
}
