import { useId, useState, type ReactNode } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { DateTime } from '../../ui/date-time.tsx';
import { differencesBetween, type Difference, type Fields, type Side } from './three-way.ts';
import type { Conflict } from './use-versioned-edit.ts';

interface ConflictDialogProps<Row, Name extends string> {
  conflict: Conflict<Row, Name>;
  fieldsOf: (row: Row) => Fields<Name>;
  /** How each field is called, in the order of the form. */
  labels: Readonly<Record<Name, string>>;
  names: readonly Name[];
  /** How a value reads, where it is more than text. */
  show?: (name: Name, value: string) => ReactNode;
  busy: boolean;
  onSave: (choices: Readonly<Partial<Record<Name, Side>>>) => void;
  /** Back to the form, with what was typed. */
  onGiveUp: () => void;
}

/**
 * Somebody else was faster: their version beside mine, field by field, and a choice for each. Where only
 * one of us changed a field, that side is chosen already.
 */
export function ConflictDialog<
  Row extends { readonly updatedAt: string; readonly version: number },
  Name extends string,
>(props: ConflictDialogProps<Row, Name>) {
  const { conflict, fieldsOf, labels, names, show, busy, onSave, onGiveUp } = props;
  const form = useId();
  const theirs = fieldsOf(conflict.theirs);
  const differences = differencesBetween(names, conflict.before, conflict.mine, theirs);
  return (
    <Dialog
      open
      onClose={onGiveUp}
      width="wide"
      title="Somebody else was faster"
      lead={
        <p>
          {differences.length === 0 ? 'The very same change' : 'Another change'} was saved while you
          were typing, on <DateTime at={conflict.theirs.updatedAt} />.
          {differences.length > 0 && ' Nothing of yours is lost: choose what shall stand.'}
        </p>
      }
      actions={
        <>
          <Button look="quiet" onClick={onGiveUp}>
            Back to the form
          </Button>
          <Button type="submit" form={form} busy={busy}>
            {differences.length === 0 ? 'Take it' : 'Save what I chose'}
          </Button>
        </>
      }
    >
      {/* Faster again: another version, so another choice. */}
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
                changed={difference[side] !== difference.before}
                chosen={choices[difference.name] === side}
                onChoose={() => setChoices({ ...choices, [difference.name]: side })}
              >
                {difference[side] === '' ? (
                  <span className="text-ink-soft italic">Nothing</span>
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
  /** By this side, since both began. */
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
        {changed ? '' : ', as it was'}
      </span>
      <span className="col-start-2 break-words whitespace-pre-wrap">{children}</span>
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
