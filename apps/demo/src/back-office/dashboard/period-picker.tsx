import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import {
  calendarPeriods,
  maxDays,
  parsePeriod,
  presetDays,
  type DateRange,
  type PeriodSearch,
} from './period.ts';

interface PeriodPickerProps {
  search: PeriodSearch;
  range: DateRange;
  /** `2026-11-23` */
  today: string;
}

/** Selects a preset or a custom date range, and whether simulated orders count. */
export function PeriodPicker({ search, range, today }: PeriodPickerProps) {
  const { realOnly, ...period } = search;
  const orders = realOnly ? { realOnly } : {};
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-3">
      <nav aria-label="Period" className="flex flex-wrap gap-2">
        {presets.map((preset) => (
          <Link
            key={preset.name}
            to="/back-office"
            search={{ ...preset.search, ...orders }}
            resetScroll={false}
            activeOptions={{ exact: true, includeSearch: true }}
            className="rounded-full border border-line px-4 py-1.5 font-medium text-ink-soft transition-colors hover:border-rim hover:text-rim aria-[current=page]:border-rim aria-[current=page]:bg-rim aria-[current=page]:text-on-rim"
          >
            {preset.name}
          </Link>
        ))}
      </nav>
      <CustomRange key={`${range.from} ${range.to}`} search={search} range={range} today={today} />
      <Link
        to="/back-office"
        search={realOnly ? period : { ...period, realOnly: true }}
        resetScroll={false}
        className="font-medium text-rim underline underline-offset-4"
      >
        {realOnly ? 'Include flash sale orders' : 'Exclude flash sale orders'}
      </Link>
    </div>
  );
}

const calendarNames = {
  today: 'Today',
  yesterday: 'Yesterday',
  'last-month': 'Last month',
  'this-year': 'This year',
} as const;

const presets: readonly { readonly name: string; readonly search: PeriodSearch }[] = [
  ...presetDays.map((days) => ({
    name: `Last ${days} days`,
    search: days === 30 ? {} : { days },
  })),
  ...calendarPeriods.map((period) => ({ name: calendarNames[period], search: { period } })),
];

function CustomRange({ search, range, today }: PeriodPickerProps) {
  const navigate = useNavigate();
  const from = useRef<HTMLInputElement>(null);
  const to = useRef<HTMLInputElement>(null);
  return (
    <form
      aria-label="Custom date range"
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const { realOnly } = search;
        const dates = { from: from.current?.value, to: to.current?.value };
        const period = parsePeriod({ ...dates, realOnly });
        to.current?.setCustomValidity(
          period.from === undefined ? `Start must be before end; at most ${maxDays} days.` : '',
        );
        if (to.current?.reportValidity()) {
          void navigate({ to: '/back-office', search: period, resetScroll: false });
        }
      }}
      onInput={() => to.current?.setCustomValidity('')}
    >
      <DateInput label="From" ref={from} defaultValue={range.from} max={today} />
      <DateInput label="To" ref={to} defaultValue={range.to} max={today} />
      <Button type="submit" look="secondary" size="small">
        Apply
      </Button>
    </form>
  );
}

interface DateInputProps {
  label: string;
  ref: React.Ref<HTMLInputElement>;
  defaultValue: string;
  max: string;
}

function DateInput({ label, ...input }: DateInputProps) {
  return (
    <label className="flex items-center gap-2 text-ink-soft">
      {label}
      <input
        {...input}
        type="date"
        required
        className="h-9 rounded-md border border-line-strong bg-raised px-2.5 text-sm text-ink tabular-nums"
      />
    </label>
  );
}
