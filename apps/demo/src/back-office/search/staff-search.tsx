import { Search } from 'lucide-react';
import { useEffect, useState } from 'react';
import { isPageKey, isPopupOpen } from '../../ui/page-keys.ts';
import { SearchDialog } from './search-dialog.tsx';

/** The search over everything that staff work with. ⌘K, Ctrl+K and / open it. */
export function StaffSearch() {
  const [isOpen, setOpen] = useState(false);
  useShortcut(() => setOpen(true));
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Meta+K Control+K /"
        onClick={() => setOpen(true)}
        className="flex h-11 min-w-11 items-center gap-2.5 rounded-full border border-line-strong bg-raised px-3 text-ink-soft transition-colors hover:border-rim hover:text-rim sm:grow sm:px-4"
      >
        <Search aria-hidden className="size-5 shrink-0" />
        <span className="truncate max-sm:sr-only">Search everything</span>
        <kbd className="ml-auto font-sans text-sm whitespace-nowrap max-lg:hidden">
          {isMac() ? '⌘K' : 'Ctrl K'}
        </kbd>
      </button>
      {isOpen && <SearchDialog onClose={() => setOpen(false)} />}
    </>
  );
}

function useShortcut(onPress: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { key, metaKey, ctrlKey, altKey } = event;
      const withCommand = metaKey || ctrlKey;
      const opens =
        withCommand && key.toLowerCase() === 'k'
          ? !isPopupOpen()
          : key === '/' && !withCommand && !altKey && isPageKey(event);
      if (!opens) return;
      // Browsers use the keys for their own search.
      event.preventDefault();
      onPress();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent);
}
