import { X } from 'lucide-react';

interface ClearableFilterProps {
  label: string;
  clearLabel: string;
  onClear: () => void;
}

/** A filter that was set by a link, with a button to clear it. */
export function ClearableFilter({ label, clearLabel, onClear }: ClearableFilterProps) {
  return (
    <span className="flex min-w-0 items-center gap-1 rounded-full bg-rim-soft pl-4">
      <span className="min-w-0 wrap-anywhere">{label}</span>
      <button
        type="button"
        aria-label={clearLabel}
        onClick={onClear}
        className="grid size-10 shrink-0 place-items-center rounded-full text-ink-soft hover:text-ink"
      >
        <X aria-hidden className="size-5" />
      </button>
    </span>
  );
}
