interface TickProps {
  label: string;
  checked: boolean;
  /** Some of what it stands for, and not all. */
  partly?: boolean;
  onChange: (checked: boolean) => void;
}

/** A box to tick, with a finger's width around it. */
export function Tick({ label, checked, partly = false, onChange }: TickProps) {
  return (
    <label className="-m-2.5 inline-grid size-10 place-items-center align-middle">
      <span className="sr-only">{label}</span>
      <input
        ref={(input) => {
          if (input) input.indeterminate = partly;
        }}
        type="checkbox"
        checked={checked}
        onChange={(event) => onChange(event.target.checked)}
        className="size-4.5 cursor-pointer accent-rim"
      />
    </label>
  );
}
