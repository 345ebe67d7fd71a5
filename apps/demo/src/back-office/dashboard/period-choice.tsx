import { Link, useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { choices, mostDays, readPeriod, type Span } from './period.ts';

interface PeriodChoiceProps {
  span: Span;
  /** `2026-11-23` */
  today: string;
}

/** The last days, or from one day to another. */
export function PeriodChoice({ span, today }: PeriodChoiceProps) {
  return (
    <div className="mb-6 flex flex-wrap items-center gap-x-6 gap-y-3">
      <nav aria-label="Period" className="flex flex-wrap gap-2">
        {choices.map((days) => (
          <Link
            key={days}
            to="/back-office"
            search={days === 30 ? {} : { days }}
            resetScroll={false}
            activeOptions={{ exact: true, includeSearch: true }}
            className="rounded-full border border-line px-4 py-1.5 font-medium text-ink-soft transition-colors hover:border-rim hover:text-rim aria-[current=page]:border-rim aria-[current=page]:bg-rim aria-[current=page]:text-on-rim"
          >
            {days} days
          </Link>
        ))}
      </nav>
      <Dates key={`${span.from} ${span.to}`} span={span} today={today} />
    </div>
  );
}

function Dates({ span, today }: PeriodChoiceProps) {
  const navigate = useNavigate();
  const from = useRef<HTMLInputElement>(null);
  const to = useRef<HTMLInputElement>(null);
  return (
    <form
      aria-label="From one day to another"
      className="flex flex-wrap items-center gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = readPeriod({ from: from.current?.value, to: to.current?.value });
        to.current?.setCustomValidity(
          asked.from === undefined ? `Choose at most ${mostDays} days, the first one first.` : '',
        );
        if (to.current?.reportValidity()) {
          void navigate({ to: '/back-office', search: asked, resetScroll: false });
        }
      }}
      onInput={() => to.current?.setCustomValidity('')}
    >
      <Day label="From" ref={from} defaultValue={span.from} max={today} />
      <Day label="to" ref={to} defaultValue={span.to} max={today} />
      <Button type="submit" look="secondary" size="small">
        Show
      </Button>
    </form>
  );
}

interface DayProps {
  label: string;
  ref: React.Ref<HTMLInputElement>;
  defaultValue: string;
  max: string;
}

function Day({ label, ...input }: DayProps) {
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
