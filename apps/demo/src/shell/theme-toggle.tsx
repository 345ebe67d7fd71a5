import { Moon, Sun } from 'lucide-react';
import { chooseTheme, useTheme } from './theme.ts';

/** Switches between light and dark mode. */
export function ThemeToggle({ className }: { className: string }) {
  const theme = useTheme();
  const other = theme === 'dark' ? 'light' : 'dark';
  const Icon = other === 'dark' ? Moon : Sun;
  return (
    <button
      type="button"
      aria-label={`Switch to ${other} mode`}
      onClick={() => chooseTheme(other)}
      className={className}
    >
      <Icon aria-hidden className="size-5" />
    </button>
  );
}
