import { useId, type ReactNode } from 'react';

interface RadioOptionProps {
  name: string;
  checked: boolean;
  onChoose: () => void;
  label: ReactNode;
  /** Next to the label, such as a price. */
  detail?: ReactNode;
}

/** A choice of a group as a row. */
export function RadioOption({ name, checked, onChoose, label, detail }: RadioOptionProps) {
  const id = useId();
  return (
    <div className="flex min-h-11 items-center gap-3 rounded-md border border-line bg-raised px-4 has-checked:border-rim">
      <input
        type="radio"
        id={id}
        name={name}
        className="size-4 shrink-0 accent-rim"
        checked={checked}
        onChange={onChoose}
      />
      <label
        htmlFor={id}
        className="flex min-w-0 grow cursor-pointer flex-wrap justify-between gap-x-4 py-2"
      >
        <span className="min-w-0 font-medium wrap-anywhere">{label} </span>
        <span className="text-ink-soft">{detail}</span>
      </label>
    </div>
  );
}
