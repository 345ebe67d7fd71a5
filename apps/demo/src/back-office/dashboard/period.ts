/** The days to look back from today that one can choose; thirty is what holds without a choice. */
export const choices = [7, 30, 90] as const;
type Choice = (typeof choices)[number];

/** The time that the figures are about, as the address bar has it: the last days, or from one to another. */
export interface PeriodSearch {
  days?: Choice;
  /** `2026-11-23`, both or none. */
  from?: string;
  to?: string;
}

/** Whole days, first and last included. */
export interface Span {
  /** `2026-11-23` */
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** At most this many days: more bars than that can't be told apart. */
export const mostDays = 366;

/** Reads an address; what is no period is left out. */
export function readPeriod(search: Record<string, unknown>): PeriodSearch {
  const from = readDay(search['from']);
  const to = readDay(search['to']);
  if (from !== undefined && to !== undefined && from <= to && daysIn(from, to) <= mostDays) {
    return { from, to };
  }
  const days = choices.find((choice) => choice === search['days']);
  return days === undefined || days === 30 ? {} : { days };
}

/** The days that are asked for, up to today at the latest. */
export function spanOf({ days = 30, from, to }: PeriodSearch, today: string): Span {
  if (from === undefined || to === undefined) return spanUpTo(today, days);
  const last = to < today ? to : today;
  return from <= last ? { from, to: last, days: daysIn(from, last) } : spanUpTo(today, 1);
}

/** As many days just before. */
export function spanBefore({ from, days }: Span): Span {
  return spanUpTo(addDays(from, -1), days);
}

/** The day that it is, in a time zone. */
export function dayOf(moment: Date, timeZone: string): string {
  // Sweden writes days as ISO 8601 does.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(moment);
}

function spanUpTo(to: string, days: number): Span {
  return { from: addDays(to, 1 - days), to, days };
}

function daysIn(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs + 1;
}

function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
}

function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^(19|20)\d\d-\d\d-\d\d$/.test(value)) return undefined;
  const at = Date.parse(value);
  // February 30 is no day, though some engines take it for one of March.
  return !Number.isNaN(at) && addDays(value, 0) === value ? value : undefined;
}

const dayMs = 86_400_000;
