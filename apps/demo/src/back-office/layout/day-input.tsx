import { useDebouncedText } from '../../ui/use-debounced-text.ts';
import { parseDate } from '../dashboard/period.ts';

interface DayInputProps {
  label: string;
  value: string | undefined;
  min?: string | undefined;
  max?: string | undefined;
  onChange: (day: string | undefined) => void;
}

/** While a year is typed, its first digits make a date of another century, which is not a filter yet. */
export function DayInput({ label, value, min, max, onChange }: DayInputProps) {
  const [text, setText] = useDebouncedText({
    value: value ?? '',
    parse: (typed) => (typed === '' ? '' : parseDate(typed)),
    onChange: (day) => onChange(day === '' ? undefined : day),
  });
  return (
    <label className="flex items-center gap-2 text-ink-soft">
      {label}
      <input
        type="date"
        value={text}
        min={min}
        max={max}
        onChange={({ target }) => setText(target.value)}
        className="h-12 rounded-full border border-line-strong bg-raised px-4 text-ink tabular-nums"
      />
    </label>
  );
}
