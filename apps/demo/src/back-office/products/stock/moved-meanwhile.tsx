import { useQuery } from '@tanstack/react-query';
import { Notice } from '../../../ui/notice.tsx';
import { movementsSinceQuery, type StockBefore } from '../catalog-queries.ts';
import { movementNames } from './movement-table.tsx';
import { change, pieces } from './stock-level.tsx';

/** Whether the shelf was counted before or after what moved meanwhile. */
export type CountedWhen = 'before' | 'after';

interface MovedMeanwhileProps {
  productId: string;
  before: StockBefore;
  now: number;
  counted: number;
  chosen: CountedWhen | null;
  onChoose: (when: CountedWhen) => void;
}

/** What moved while somebody counted, and the question what that means for the count. */
export function MovedMeanwhile(props: MovedMeanwhileProps) {
  const { productId, before, now, counted, chosen, onChoose } = props;
  const { data: movements } = useQuery(movementsSinceQuery(productId, before, now));
  const leaves = { before: counted + now - before.quantity, after: counted };
  return (
    <>
      <Notice tone="warn">
        <p className="font-semibold">
          The stock moved while you counted: there were {pieces.format(before.quantity)}, now there
          are {pieces.format(now)}.
        </p>
        <ul className="mt-2 grid gap-1">
          {movements?.map(({ id, kind, delta, reason, by }) => (
            <li key={`${kind} ${id}`}>
              <span className="tabular-nums">{change.format(delta)}</span>{' '}
              {movementNames[kind].toLowerCase()}
              {reason !== null && `, “${reason}”`}
              {by && `, by ${by.name}`}
            </li>
          ))}
        </ul>
      </Notice>
      <fieldset className="grid gap-2">
        <legend className="mb-2 font-semibold">When did you count?</legend>
        {(['before', 'after'] as const).map((when) => (
          <label key={when} className="flex items-center gap-3">
            <input
              type="radio"
              name="counted-when"
              required
              // Never below nothing: then it can't have been before.
              disabled={leaves[when] < 0}
              checked={chosen === when}
              onChange={() => onChoose(when)}
              className="size-4 shrink-0 accent-rim"
            />
            {when === 'before' ? 'Before that' : 'After that'}: set {pieces.format(leaves[when])}
          </label>
        ))}
      </fieldset>
    </>
  );
}
