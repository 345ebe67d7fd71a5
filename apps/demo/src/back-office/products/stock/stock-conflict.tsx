import { useQuery } from '@tanstack/react-query';
import { Notice } from '../../../ui/notice.tsx';
import { movementsSinceQuery, type StockSnapshot } from '../catalog-queries.ts';
import { formatCount, formatDelta } from '../format.ts';
import { movementNames } from './movement-table.tsx';

/** Whether the count took place before or after the movements that caused the conflict. */
export type CountedWhen = 'before' | 'after';

interface StockConflictProps {
  productId: string;
  before: StockSnapshot;
  now: number;
  counted: number;
  chosen: CountedWhen | null;
  onChoose: (when: CountedWhen) => void;
}

/** Lists the movements during a count and asks whether the count includes them. */
export function StockConflict(props: StockConflictProps) {
  const { productId, before, now, counted, chosen, onChoose } = props;
  const { data: movements } = useQuery(movementsSinceQuery(productId, before, now));
  const newQuantity = { before: counted + now - before.quantity, after: counted };
  return (
    <>
      <Notice tone="warn">
        <p className="font-semibold">
          The stock changed from {formatCount(before.quantity)} to {formatCount(now)} while you were
          counting.
        </p>
        <ul className="mt-2 grid gap-1">
          {movements?.map(({ id, kind, delta, reason, by }) => (
            <li key={`${kind} ${id}`}>
              <span className="tabular-nums">{formatDelta(delta)}</span>{' '}
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
              // A count that would lead to negative stock can't have been made before.
              disabled={newQuantity[when] < 0}
              checked={chosen === when}
              onChange={() => onChoose(when)}
              className="size-4 shrink-0 accent-rim"
            />
            {when === 'before' ? 'Before these changes' : 'After these changes'}: set stock to{' '}
            {formatCount(newQuantity[when])}
          </label>
        ))}
      </fieldset>
    </>
  );
}
