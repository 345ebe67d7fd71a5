import { useRef } from 'react';

interface CheckboxProps {
  label: string;
  checked: boolean;
  /** Some but not all rows are selected. */
  indeterminate?: boolean;
  /** `withShift` is true if Shift was pressed. */
  onChange: (checked: boolean, withShift: boolean) => void;
}

/** A checkbox with a touch target of 40 px. */
export function Checkbox({ label, checked, indeterminate = false, onChange }: CheckboxProps) {
  const withShift = useRef(false);
  return (
    <label className="-m-2.5 inline-grid size-10 place-items-center align-middle">
      <span className="sr-only">{label}</span>
      <input
        ref={(input) => {
          if (input) input.indeterminate = indeterminate;
        }}
        type="checkbox"
        checked={checked}
        // The change event, which follows the click, has no keys.
        onClick={({ shiftKey }) => {
          withShift.current = shiftKey;
        }}
        onChange={({ target }) => onChange(target.checked, withShift.current)}
        className="size-4.5 cursor-pointer accent-rim"
      />
    </label>
  );
}
