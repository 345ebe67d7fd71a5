import { useEffect, useState } from 'react';
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

/** Calls `onEscape` unless the key is for a dialog, a list of suggestions or a text field. */
function useEscape(enabled: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!enabled) return undefined;
    const onKeyDown = ({ key, target, defaultPrevented }: KeyboardEvent) => {
      if (key !== 'Escape' || defaultPrevented) return;
      if (target instanceof Element && target.closest(textFields)) return;
      if (document.querySelector(openedPopups) === null) onEscape();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
}

const textFields = 'input:not([type=checkbox]), textarea, select';
const openedPopups = '[role=dialog], [role=listbox], dialog[open]';
