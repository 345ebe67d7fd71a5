import { useEffect, useState } from 'react';
import { isPageKey } from '../page-keys.ts';
import { rangeBetween } from './range-between.ts';

/** The selected rows of a table, by key. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  /** With `among`, the keys of all rows, changes every row from the last toggled one to this one. */
  readonly toggle: (key: string, selected: boolean, among?: readonly string[]) => void;
  /** Replaces the selection. */
  readonly set: (keys: Iterable<string>) => void;
}

/** Selection state for a `DataTable`. It resets when `scope`, for example the filter, changes, and on Escape. */
export function useSelection(scope: string): Selection {
  const [selection, setSelection] = useState<SelectionState>(() => emptySelection(scope));
  const current = selection.scope === scope ? selection : emptySelection(scope);
  useEscape(current.keys.size > 0, () => setSelection(emptySelection(scope)));
  return {
    keys: current.keys,
    set: (keys) => setSelection({ scope, keys: new Set(keys), last: null }),
    toggle(key, selected, among = []) {
      const keys = new Set(current.keys);
      for (const each of rangeBetween(among, current.last, key)) {
        if (selected) keys.add(each);
        else keys.delete(each);
      }
      setSelection({ scope, keys, last: key });
    },
  };
}

interface SelectionState {
  readonly scope: string;
  readonly keys: ReadonlySet<string>;
  /** The row that was toggled last. */
  readonly last: string | null;
}

function emptySelection(scope: string): SelectionState {
  return { scope, keys: none, last: null };
}

const none: ReadonlySet<string> = new Set();

function useEscape(enabled: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && isPageKey(event)) onEscape();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}
