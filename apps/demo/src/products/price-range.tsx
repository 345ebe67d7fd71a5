import { compareMoney } from '@order-store/sdk';
import { useId } from 'react';
import { useSettledText } from '../ui/use-settled-text.ts';
import { poundsOf } from './product-filter.ts';

/** Pounds, as the address bar has them; an end that is not there is open. */
interface Range {
  min: string | undefined;
  max: string | undefined;
}

/** From so many pounds to so many, as one types. */
export function PriceRange({ min, max, onChange }: Range & { onChange: (range: Range) => void }) {
  const lowest: End = {
    label: 'Lowest price',
    placeholder: 'from',
    value: min,
    fits: (price) => max === undefined || compareMoney(price, max) <= 0,
    unfit: `Above £${max}`,
    onChange: (price) => onChange({ min: price, max }),
  };
  const highest: End = {
    label: 'Highest price',
    placeholder: 'any',
    value: max,
    fits: (price) => min === undefined || compareMoney(price, min) >= 0,
    unfit: `Below £${min}`,
    onChange: (price) => onChange({ min, max: price }),
  };
  return (
    <fieldset className="flex items-center gap-2">
      <legend className="sr-only">Price</legend>
      <PriceEnd {...lowest} />
      <span aria-hidden className="text-ink-soft">
        to
      </span>
      <PriceEnd {...highest} />
    </fieldset>
  );
}

interface End {
  label: string;
  placeholder: string;
  value: string | undefined;
  /** Whether an amount makes sense beside the other end. */
  fits: (price: string) => boolean;
  unfit: string;
  onChange: (price: string | undefined) => void;
}

function PriceEnd({ label, placeholder, value, fits, unfit, onChange }: End) {
  const id = useId();
  const [typed, setTyped] = useSettledText({
    value: value ?? '',
    read: (text) => {
      if (text.trim() === '') return '';
      const price = poundsOf(text);
      return price !== undefined && fits(price) ? price : undefined;
    },
    onSettled: (price) => onChange(price === '' ? undefined : price),
  });
  const price = poundsOf(typed);
  const problem =
    typed.trim() === ''
      ? undefined
      : price === undefined
        ? 'Pounds, such as 7.50'
        : fits(price)
          ? undefined
          : unfit;
  return (
    <span className="relative">
      <span aria-hidden className="absolute top-3 left-4 text-ink-soft">
        £
      </span>
      <input
        inputMode="decimal"
        aria-label={label}
        aria-invalid={problem !== undefined || undefined}
        aria-describedby={problem === undefined ? undefined : id}
        placeholder={placeholder}
        value={typed}
        maxLength={12}
        onChange={(event) => setTyped(event.target.value)}
        className="h-12 w-24 rounded-full border border-line-strong bg-raised pr-3 pl-8 tabular-nums placeholder:text-ink-soft aria-invalid:border-bad"
      />
      {problem !== undefined && (
        <span
          id={id}
          role="alert"
          className="absolute top-full left-0 z-10 mt-1 rounded-md bg-bad-soft px-3 py-1 text-sm font-medium whitespace-nowrap text-bad shadow-md"
        >
          {problem}
        </span>
      )}
    </span>
  );
}
