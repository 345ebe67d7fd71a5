import { useState } from 'react';

/** Which rows are ticked. */
export interface Selection {
  readonly keys: ReadonlySet<string>;
  readonly toggle: (key: string, ticked: boolean) => void;
  /** Ticks these and no others. */
  readonly set: (keys: Iterable<string>) => void;
}

/** The ticks of a {@link DataTable}; they last until `scope` is another, such as a filter's. */
export function useSelection(scope: string): Selection {
  const [ticked, setTicked] = useState<{ scope: string; keys: ReadonlySet<string> }>({
    scope,
    keys: none,
  });
  const keys = ticked.scope === scope ? ticked.keys : none;
  const set = (next: Iterable<string>) => setTicked({ scope, keys: new Set(next) });
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
