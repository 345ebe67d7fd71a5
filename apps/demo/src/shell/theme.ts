import { useSyncExternalStore } from 'react';
import { storedValue, useStoredValue } from '../store/stored-value.ts';

type Theme = 'light' | 'dark';

/** The chosen theme; null follows the system. `public/theme.js` reads the same key. */
const choice = storedValue<Theme | null>('pottle.theme', (stored) =>
  stored === 'light' || stored === 'dark' ? stored : null,
);

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

/** The effective theme. */
export function useTheme(): Theme {
  const chosen = useStoredValue(choice);
  const dark = useSyncExternalStore(onSystemChange, () => systemDark.matches);
  return chosen ?? (dark ? 'dark' : 'light');
}

/** Sets the theme. Choosing the system's theme goes back to following the system. */
export function chooseTheme(theme: Theme): void {
  choice.set(theme === (systemDark.matches ? 'dark' : 'light') ? null : theme);
}

choice.subscribe(() => {
  const chosen = choice.get();
  if (chosen === null) delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = chosen;
});

function onSystemChange(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}
