import { compareMoney } from '@order-store/sdk';
import { useId } from 'react';
import { useDebouncedText } from '../ui/use-debounced-text.ts';
import { parsePounds } from './product-filter.ts';

/** Prices in pounds; undefined means no limit. */
interface Range {
  min: string | undefined;
  max: string | undefined;
}

interface PriceRangeProps extends Range {
  of?: 'price' | 'total';
  onChange: (range: Range) => void;
}

/** Filters by minimum and maximum price, or total. */
export function PriceRange({ of = 'price', min, max, onChange }: PriceRangeProps) {
  const minimum: PriceInputProps = {
    label: `Minimum ${of}`,
    placeholder: 'Min',
    value: min,
    isInRange: (price) => max === undefined || compareMoney(price, max) <= 0,
    rangeError: `Must be £${max} or less`,
    onChange: (price) => onChange({ min: price, max }),
  };
  const maximum: PriceInputProps = {
    label: `Maximum ${of}`,
    placeholder: 'Max',
    value: max,
    isInRange: (price) => min === undefined || compareMoney(price, min) >= 0,
    rangeError: `Must be £${min} or more`,
    onChange: (price) => onChange({ min, max: price }),
  };
  return (
    <fieldset className="flex items-center gap-2">
      <legend className="sr-only">{of === 'price' ? 'Price' : 'Total'}</legend>
      <PriceInput {...minimum} />
      <span aria-hidden className="text-ink-soft">
        to
      </span>
      <PriceInput {...maximum} />
    </fieldset>
  );
}

interface PriceInputProps {
  label: string;
  placeholder: string;
  value: string | undefined;
  /** Whether the price is consistent with the other limit. */
  isInRange: (price: string) => boolean;
  rangeError: string;
  onChange: (price: string | undefined) => void;
}

function PriceInput({
  label,
  placeholder,
  value,
  isInRange,
  rangeError,
  onChange,
}: PriceInputProps) {
  const id = useId();
  const [text, setText] = useDebouncedText({
    value: value ?? '',
    parse: (input) => {
      if (input.trim() === '') return '';
      const price = parsePounds(input);
      return price !== undefined && isInRange(price) ? price : undefined;
    },
    onChange: (price) => onChange(price === '' ? undefined : price),
  });
  const price = parsePounds(text);
  const problem =
    text.trim() === ''
      ? undefined
      : price === undefined
        ? 'Enter a price such as 7.50'
        : isInRange(price)
          ? undefined
          : rangeError;
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
        value={text}
        maxLength={12}
        onChange={(event) => setText(event.target.value)}
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
