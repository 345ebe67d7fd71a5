/** The selectable periods, in days up to today. */
export const presetDays = [7, 30, 90] as const;
type PresetDays = (typeof presetDays)[number];

/** The period shown, kept in the URL: the last days (30 by default), or a custom range. */
export interface PeriodSearch {
  days?: PresetDays;
  /** `2026-11-23`; set together with `to`. */
  from?: string;
  to?: string;
}

/** A range of whole days, both ends included. */
export interface DateRange {
  /** `2026-11-23` */
  readonly from: string;
  readonly to: string;
  readonly days: number;
}

/** The longest range: the bars of more days would be too thin to read. */
export const maxDays = 366;

/** Parses the search parameters; ignores invalid ones. */
export function parsePeriod(search: Record<string, unknown>): PeriodSearch {
  const from = parseDate(search['from']);
  const to = parseDate(search['to']);
  if (from !== undefined && to !== undefined && from <= to && daysBetween(from, to) <= maxDays) {
    return { from, to };
  }
  const days = presetDays.find((preset) => preset === search['days']);
  return days === undefined || days === 30 ? {} : { days };
}

/** Resolves a period to dates, ending today at the latest. */
export function toDateRange({ days = 30, from, to }: PeriodSearch, today: string): DateRange {
  if (from === undefined || to === undefined) return rangeEnding(today, days);
  const last = to < today ? to : today;
  return from <= last ? { from, to: last, days: daysBetween(from, last) } : rangeEnding(today, 1);
}

/** The range of equal length directly before this one. */
export function previousRange({ from, days }: DateRange): DateRange {
  return rangeEnding(addDays(from, -1), days);
}

/** The calendar date of a point in time in a time zone, such as `2026-11-23`. */
export function dateIn(timeZone: string, time: Date): string {
  // The Swedish format is ISO 8601.
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(time);
}

function rangeEnding(to: string, days: number): DateRange {
  return { from: addDays(to, 1 - days), to, days };
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs + 1;
}

function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10);
}

/** Parses a date such as `2026-11-23`; undefined if invalid. */
export function parseDate(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^(19|20)\d\d-\d\d-\d\d$/.test(value)) return undefined;
  const at = Date.parse(value);
  // Some engines parse February 30 as March 2.
  return !Number.isNaN(at) && addDays(value, 0) === value ? value : undefined;
}

const dayMs = 86_400_000;
