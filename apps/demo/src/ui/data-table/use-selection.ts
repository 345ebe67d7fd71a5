import { useState } from 'react';

/** The selected rows of a table, by key. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string, selected: boolean) => void;
  /** Replaces the selection. */
  readonly set: (keys: Iterable<string>) => void;
}

/** Selection state for a `DataTable`. It resets when `scope`, for example the filter, changes. */
export function useSelection(scope: string): Selection {
  const [selection, setSelection] = useState<{ scope: string; keys: ReadonlySet<string> }>({
    scope,
    keys: none,
  });
  const keys = selection.scope === scope ? selection.keys : none;
  const set = (next: Iterable<string>) => setSelection({ scope, keys: new Set(next) });
  return {
    keys,
    set,
    toggle(key, on) {
      const next = new Set(keys);
      if (on) next.add(key);
      else next.delete(key);
      set(next);
    },
  };
}

const none: ReadonlySet<string> = new Set();
