import { Moon, Sun } from 'lucide-react';
import { chooseTheme, useTheme } from './theme.ts';

/** Between light and dark. */
export function ThemeToggle({ className }: { className: string }) {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  const Icon = other === 'dark' ? Moon : Sun;
  return (
    <button
      type="button"
      aria-label={`Show ${other} colours`}
      onClick={() => chooseTheme(other)}
      className={className}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
