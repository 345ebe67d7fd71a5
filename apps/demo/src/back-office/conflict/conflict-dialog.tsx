import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { diffFields, type Difference, type Fields, type Side } from './three-way-merge.ts';
import type { Conflict } from './use-versioned-edit.ts';

interface ConflictDialogProps<Row, Name extends string> {
  conflict: Conflict<Row, Name>;
  fieldsOf: (row: Row) => Fields<Name>;
  labels: Readonly<Record<Name, string>>;
  names: readonly Name[];
  /** Formats a value for display. */
  show?: (name: Name, value: string) => ReactNode;
  busy: boolean;
  onSave: (choices: Readonly<Partial<Record<Name, Side>>>) => void;
  /** Returns to the form and keeps its input. */
  onDismiss: () => void;
}

/**
 * Resolves a version conflict: shows both values of each differing field and lets the user choose. If only
 * one side changed a field, that side is preselected.
 */
export function ConflictDialog<
  Row extends { readonly updatedAt: string | null; readonly version: number },
  Name extends string,
>(props: ConflictDialogProps<Row, Name>) {
  const { conflict, fieldsOf, labels, names, show, busy, onSave, onDismiss } = props;
  const form = useId();
  const { updatedAt } = conflict.theirs;
  const theirs = fieldsOf(conflict.theirs);
  const differences = diffFields(names, conflict.base, conflict.mine, theirs);
  return (
    <Dialog
      open
      onClose={onDismiss}
      width="wide"
      title="Someone else changed this"
      lead={
        <p>
          {differences.length === 0 ? 'The same change' : 'A different version'} was saved{' '}
          {updatedAt !== null && (
            <>
              on <DateTime at={updatedAt} />{' '}
            </>
          )}
          while you were editing.
          {differences.length > 0 && ' Choose which values to keep.'}
        </p>
      }
      actions={
        <>
          <Button look="quiet" onClick={onDismiss}>
            Back to form
          </Button>
          <Button type="submit" form={form} busy={busy}>
            {differences.length === 0 ? 'Continue' : 'Save selected'}
          </Button>
        </>
      }
    >
      {/* Another version arrived during the choice: start over with new suggestions. */}
      <Choices
        key={conflict.theirs.version}
        id={form}
        labels={labels}
        differences={differences}
        show={show ?? ((_, value) => value)}
        onSave={onSave}
      />
    </Dialog>
  );
}

interface ChoicesProps<Name extends string> {
  id: string;
  labels: Readonly<Record<Name, string>>;
  differences: readonly Difference<Name>[];
  show: (name: Name, value: string) => ReactNode;
  onSave: (choices: Readonly<Partial<Record<Name, Side>>>) => void;
}

function Choices<Name extends string>({
  id,
  labels,
  differences,
  show,
  onSave,
}: ChoicesProps<Name>) {
  const [choices, setChoices] = useState(() => suggestionsFor(differences));
  return (
    <form
      id={id}
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        onSave(choices);
      }}
    >
      {differences.map((difference) => (
        <fieldset key={difference.name}>
          <legend className="mb-2 font-semibold">{labels[difference.name]}</legend>
          <div className="grid gap-3 sm:grid-cols-2">
            {(['mine', 'theirs'] as const).map((side) => (
              <Choice
                key={side}
                side={side}
                group={`${id}-${difference.name}`}
                changed={difference[side] !== difference.base}
                chosen={choices[difference.name] === side}
                onChoose={() => setChoices({ ...choices, [difference.name]: side })}
              >
                {difference[side] === '' ? (
                  <span className="text-ink-soft italic">Empty</span>
                ) : (
                  show(difference.name, difference[side])
                )}
              </Choice>
            ))}
          </div>
        </fieldset>
      ))}
    </form>
  );
}

interface ChoiceProps {
  side: Side;
  group: string;
  /** Whether this side changed the field. */
  changed: boolean;
  chosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ side, group, changed, chosen, onChoose, children }: ChoiceProps) {
  return (
    <label className="grid grid-cols-[auto_minmax(0,1fr)] content-start gap-x-3 rounded-md border border-line-strong p-4 transition-colors has-checked:border-rim has-checked:bg-rim-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-rim">
      <input
        type="radio"
        name={group}
        required
        checked={chosen}
        onChange={onChoose}
        className="mt-1 size-4 accent-rim outline-none"
      />
      <span className="text-sm text-ink-soft">
        {sideNames[side]}
        {changed ? '' : ' (unchanged)'}
      </span>
      <span className="col-start-2 wrap-anywhere whitespace-pre-wrap">{children}</span>
    </label>
  );
}

const sideNames: Readonly<Record<Side, string>> = { mine: 'Yours', theirs: 'Theirs' };

function suggestionsFor<Name extends string>(
  differences: readonly Difference<Name>[],
): Readonly<Partial<Record<Name, Side>>> {
  const suggested: Partial<Record<Name, Side>> = {};
  for (const { name, suggested: side } of differences) if (side) suggested[name] = side;
  return suggested;
}
