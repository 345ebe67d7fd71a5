import type { ReactNode } from 'react';
import { Field } from '../../../ui/field.tsx';
import type { UnitLine } from './use-units.ts';

interface UnitFieldsProps {
  legend: string;
  /** What the available units are, such as "to ship". */
  availability: string;
  lines: readonly UnitLine[];
  onEdit: (itemId: string, text: string) => void;
  /** Renders a control next to the field of a line. */
  renderBeside?: (line: UnitLine) => ReactNode;
}

/** A field per item for how many of its units to choose. */
export function UnitFields({ legend, availability, lines, onEdit, renderBeside }: UnitFieldsProps) {
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-ink-soft">{legend}</legend>
      {lines.map((line) => (
        <div key={line.item.id} className="grid gap-2 wrap-anywhere">
          <Field
            label={line.item.name}
            hint={`${line.item.sku}, ${line.available} ${availability}`}
            type="number"
            min={0}
            max={line.available}
            step={1}
            placeholder="0"
            value={line.text}
            onChange={({ target }) => onEdit(line.item.id, target.value)}
          />
          {renderBeside?.(line)}
        </div>
      ))}
    </fieldset>
  );
}
