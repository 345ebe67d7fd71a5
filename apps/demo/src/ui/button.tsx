import { LoaderCircle } from 'lucide-react';
import type { ComponentProps } from 'react';

type Look = 'primary' | 'secondary' | 'quiet' | 'danger';

interface ButtonProps extends ComponentProps<'button'> {
  look?: Look;
  size?: 'normal' | 'small';
  /** Shows a spinner and ignores clicks. Unlike a disabled button, it keeps the focus. */
  busy?: boolean;
}

export function Button({
  look = 'primary',
  size = 'normal',
  busy = false,
  type = 'button',
  className = '',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={`${buttonStyle({ look, size })} ${className}`}
    >
      {busy && <LoaderCircle aria-hidden className="size-4 animate-spin" />}
      {children}
    </button>
  );
}

/** Class names that make a link look like a {@link Button}. */
export function buttonStyle({
  look = 'primary',
  size = 'normal',
}: { look?: Look; size?: 'normal' | 'small' } = {}): string {
  return `${base} ${sizes[size]} ${looks[look]}`;
}

const base =
  'inline-flex items-center justify-center gap-2 rounded-md font-semibold whitespace-nowrap transition-colors disabled:opacity-50 aria-busy:cursor-progress';

const sizes = {
  normal: 'min-h-11 px-5 py-2',
  small: 'min-h-9 px-3.5 py-1 text-sm',
} as const;

const looks: Readonly<Record<Look, string>> = {
  primary: 'bg-rim text-on-rim hover:not-disabled:bg-rim-strong',
  secondary:
    'border border-line-strong bg-raised text-ink hover:not-disabled:border-rim hover:not-disabled:text-rim',
  quiet: 'text-ink-soft hover:not-disabled:bg-sunk hover:not-disabled:text-ink',
  danger:
    'border border-line-strong bg-raised text-bad hover:not-disabled:border-bad hover:not-disabled:bg-bad-soft',
};
